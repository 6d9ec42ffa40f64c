-- A21. Main findings in tenths: "8 of 10".
select variable, category, round(10 * value)::int as of_ten, round(100 * value)::int as percent
from estimates
where wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'all'
  and statistic = 'share' and category in ('top_two', 'yes')
order by variable_order, category_order
