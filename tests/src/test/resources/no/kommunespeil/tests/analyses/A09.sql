-- A9. The mean score of each item, from 5 for the best answer to 1; "don't know" has none.
select item, item_rank, round(value, 2) as mean, lower, upper, used_n, answered_n
from estimates
where wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'all'
  and question = 'coop_public_actors' and statistic = 'mean'
order by item_rank
