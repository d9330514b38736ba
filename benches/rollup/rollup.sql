-- Rolls project rows up to the CSV that duikou loads: one row for each pairing, task
-- area, indicator, unit, source and year.
--
-- `projects` has one row a project and day: id (a number that counts on), pairing,
-- area, indicator, nature (how figures of the indicator stand to each other over time),
-- unit, source, day (YYYY-MM-DD), planned and actual (decimal, NULL where none is given).
--
-- Events add. Of everything else the latest figure of the year stands; of one day the
-- row with the highest id. `stands_for` says how many rows gave the figure that most gave.
WITH dated AS (
  SELECT id, pairing, area, indicator, nature, unit, source,
         CAST(day AS VARCHAR(10)) AS day,
         SUBSTR(CAST(day AS VARCHAR(10)), 1, 4) AS in_year,
         planned, actual
  FROM projects
),
ranked AS (
  SELECT dated.*,
         ROW_NUMBER() OVER (
           PARTITION BY pairing, area, indicator, nature, unit, source, in_year
           ORDER BY CASE WHEN planned IS NULL THEN 1 ELSE 0 END, day DESC, id DESC
         ) AS planned_place,
         ROW_NUMBER() OVER (
           PARTITION BY pairing, area, indicator, nature, unit, source, in_year
           ORDER BY CASE WHEN actual IS NULL THEN 1 ELSE 0 END, day DESC, id DESC
         ) AS actual_place
  FROM dated
)
SELECT pairing,
       CASE WHEN nature = 'event' THEN in_year
            ELSE MAX(CASE WHEN planned IS NULL AND actual IS NULL THEN in_year ELSE day END)
       END AS date,
       area, indicator, nature, unit, source,
       SUM(CASE WHEN nature = 'event' OR planned_place = 1 THEN planned END) AS planned,
       SUM(CASE WHEN nature = 'event' OR actual_place = 1 THEN actual END) AS actual,
       CASE WHEN COUNT(planned) > COUNT(actual) THEN COUNT(planned)
            ELSE COUNT(actual)
       END AS stands_for
FROM ranked
GROUP BY pairing, area, indicator, nature, unit, source, in_year
ORDER BY pairing, area, indicator, nature, unit, source, in_year
