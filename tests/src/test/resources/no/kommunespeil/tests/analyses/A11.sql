-- A11. Options from the most to the least used, as shares of all who were asked.
select item, round(100 * value, 1) as percent, count_n, used_n
from estimates
where wave = '2020' and sub_survey = 'integration_lead' and breakdown = 'all'
  and question = 'grant_data_use' and item <> 'not_used'
  and statistic = 'share_of_asked' and category = 'ticked'
order by value desc
