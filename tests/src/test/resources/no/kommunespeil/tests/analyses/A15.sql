-- A15. How many options respondents ticked, the one that none of them applies aside.
select category as options, count_n, round(100 * value)::int as percent, used_n
from estimates
where wave = '2020' and breakdown = 'all' and question = 'grant_data_use' and item = '#'
  and statistic = 'share'
order by category_order
