package org.whistlestop.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** Reads {@code tour.json} a row at a time. What it calls tables and columns is looked at by who gets them. */
final class RowsReader {

    private static final int LONGEST_TEXT = 4 * 1024 * 1024;
    private static final int DEEPEST = 20;

    /** In one row: each takes a hundred times the memory of the character that may stand for it. */
    private static final int MOST_TOKENS = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A seal's times are numbers with their zeros.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RowsReader() {}

    /** Gets what a file holds, in its order. */
    interface Into {
        void head(String format, int version, int schema, String tour);

        void table(String name);

        void row(ObjectNode row);
    }

    static void read(Path file, Into into) {
        try (var parser = new Counting(JSON.createParser(file.toFile()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable();
            }
            readHead(parser, into);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readTable(parser, into);
            }
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw unreadable();
            }
        } catch (JacksonException e) {
            throw unreadable();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void readHead(Counting parser, Into into) throws IOException {
        var format = field(parser, "format");
        var version = field(parser, "version");
        var schema = field(parser, "schema");
        var tour = field(parser, "tour");
        into.head(format.asText(), version.asInt(-1), schema.asInt(-1), tour.asText());
        if (!"tables".equals(parser.nextFieldName()) || parser.nextToken() != JsonToken.START_OBJECT) {
            throw unreadable();
        }
    }

    private static JsonNode field(Counting parser, String name) throws IOException {
        if (!name.equals(parser.nextFieldName())) {
            throw unreadable();
        }
        if (!parser.nextToken().isScalarValue()) {
            throw unreadable();
        }
        return JSON.readTree(parser);
    }

    private static void readTable(Counting parser, Into into) throws IOException {
        into.table(parser.currentName());
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw unreadable();
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            parser.tokens = 0;
            into.row(JSON.<ObjectNode>readTree(parser));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw unreadable();
        }
    }

    /** A row becomes a whole tree before anybody looks at it. */
    private static final class Counting extends JsonParserDelegate {

        private int tokens;

        Counting(JsonParser parser) {
            super(parser);
        }

        @Override
        public JsonToken nextToken() throws IOException {
            if (++tokens > MOST_TOKENS) {
                throw unreadable();
            }
            return super.nextToken();
        }
    }

    private static RuntimeException unreadable() {
        return BadTourFile.at(TourFile.ROWS, "It is not the JSON that an export writes", null);
    }
}
