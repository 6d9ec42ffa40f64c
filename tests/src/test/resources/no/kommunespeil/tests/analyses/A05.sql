-- A5. The two worst answers together, for every item that has a scale of five.
select variable, sub_survey, round(100 * value)::int as percent, lower, upper, used_n
from estimates
where wave = '2020' and breakdown = 'all' and statistic = 'share' and category = 'bottom_two'
order by variable_order, sub_survey
