-- A12. What has changed since the last wave that asked the same.
select variable, sub_survey, category, round(100 * previous_value)::int as before,
  round(100 * value)::int as now, change, change_lower, change_upper, panel_n, panel_change
from time_series
where wave = '2020' and breakdown = 'all' and statistic = 'share' and comparability = 'same'
order by variable_order, sub_survey, category_order
