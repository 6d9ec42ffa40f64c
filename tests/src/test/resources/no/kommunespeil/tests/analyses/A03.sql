-- A3. How the answers to a battery are distributed: one bar per item, stacked by category.
select item, category, round(100 * value, 1) as percent, used_n
from estimates
where wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'all'
  and question = 'corona_measures_satisfaction'
  and statistic = 'share' and category_kind = 'category'
order by variable_order, category_order
