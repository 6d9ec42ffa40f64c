-- A6. The answer in the middle of the scale, alone or with the one below.
select variable, category, round(100 * value)::int as percent, used_n
from estimates
where wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'all'
  and statistic = 'share' and category in ('neutral', 'neutral_or_somewhat_unimportant')
order by variable_order, category_order
