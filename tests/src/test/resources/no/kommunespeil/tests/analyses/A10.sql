-- A10. The mean score of one item by county as it was then, from the lowest to the highest.
select group_nb, county_rank, round(value, 2) as mean, used_n, frame_n, reliability
from county_breakdown
where wave = '2020' and breakdown = 'county' and statistic = 'mean'
  and variable = 'coop_public_actors.county_authority'
order by county_rank desc
