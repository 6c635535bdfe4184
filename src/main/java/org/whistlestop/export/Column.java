package org.whistlestop.export;

/**
 * A column as the catalogue of the database has it.
 *
 * @param type as PostgreSQL calls it inside, such as {@code timestamptz}; with an underscore in front, several of them
 * @param checked whether the database itself knows the few words that may stand there
 */
record Column(String name, String type, boolean nullable, boolean checked) {

    boolean isMany() {
        return type.startsWith("_");
    }

    String single() {
        return isMany() ? type.substring(1) : type;
    }
}
