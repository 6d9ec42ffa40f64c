-- A7. From the lowest to the highest share among the items of a battery; here all but Nora.
select question, sub_survey, category, round(100 * min(value))::int as lowest,
  round(100 * max(value))::int as highest, arg_min(item, value) as lowest_item,
  arg_max(item, value) as highest_item, count(*) as items_n
from estimates
where wave = '2020' and breakdown = 'all' and statistic = 'share'
  and item is not null and item <> 'nora'
group by all
order by question, sub_survey, category
