-- A17. Answers crossed with register classes, also several at a time; small numbers say so.
select crosstab, row_variable, row_category, column_variable, column_category, count_n, row_n, column_n, reliability
from crosstab
where wave = '2020' and variant = 'all'
  and row_variable in ('more_online_teaching', 'corona_info_measures') and row_category = 'no'
order by crosstab_order, column_category_order
