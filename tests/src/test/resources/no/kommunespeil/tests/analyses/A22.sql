-- A22. What is asked for the first time, to be compared with later waves.
select question, item, category, round(100 * value)::int as percent, used_n, first_wave
from time_series
where wave = '2020' and breakdown = 'all' and comparability = 'first' and is_headline
order by variable_order, category_order
