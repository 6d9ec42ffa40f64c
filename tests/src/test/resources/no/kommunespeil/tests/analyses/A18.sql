-- A18. Two batteries against each other, with negative statements turned round.
select question, direction, round(value_mean, 2) as mean, value_low, value_high, items_n
from batteries
where wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'all'
  and question in ('grant_management_statements', 'grant_application_burden')
  and statistic = 'mean'
order by question_order
