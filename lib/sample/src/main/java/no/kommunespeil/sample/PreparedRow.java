package no.kommunespeil.sample;

/**
 * The cells of a submission, made once and written once for each copy of the country; two of them
 * differ from copy to copy.
 *
 * @param cells in column order; at the two positions below, anything
 * @param idColumn where the identifier stands, -1 when the file has none
 * @param replicaColumn where the number of the copy stands, -1 when the file has none
 * @param answers cells with an answer
 */
record PreparedRow(String[] cells, int idColumn, int replicaColumn, int answers) {

  String cell(int column, String id, int replica) {
    return column == idColumn
        ? id
        : column == replicaColumn ? Integer.toString(replica) : cells[column];
  }
}
