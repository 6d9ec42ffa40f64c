package no.kommunespeil.spark.io;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A change of a table's columns between two versions of the program.
 *
 * @param what what is changed, for people: "the name of the sheet"
 * @param rows makes rows with the new columns of rows with the old ones, none more and none fewer
 */
public record Migration(String what, UnaryOperator<Dataset<Row>> rows) {}
