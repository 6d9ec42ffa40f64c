-- A8. The answer most gave, by item and group of respondents.
select variable, sub_survey, category, category_nb, round(100 * value)::int as percent, used_n
from estimates
where wave = '2020' and breakdown = 'all' and statistic = 'share' and is_mode
order by variable_order, sub_survey
