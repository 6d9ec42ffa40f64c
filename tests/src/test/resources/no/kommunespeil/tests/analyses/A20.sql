-- A20. How the number of sub-surveys a municipality answered goes together with the registers.
select register_variable, round(value, 2) as r, known_n, unknown_n, made_up_n
from representativity
where wave = '2020' and kind = 'correlation' and variant = 'municipalities'
order by register_variable_order
