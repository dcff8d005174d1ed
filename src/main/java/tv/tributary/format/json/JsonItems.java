package tv.tributary.format.json;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tv.tributary.format.json.JsonValue.JsonArray;
import tv.tributary.format.json.JsonValue.JsonBoolean;
import tv.tributary.format.json.JsonValue.JsonNull;
import tv.tributary.format.json.JsonValue.JsonNumber;
import tv.tributary.format.json.JsonValue.JsonObject;
import tv.tributary.format.json.JsonValue.JsonText;

/// Reads somebody else's JSON of any size item by item: the elements of the array at its top, or the properties of the
/// object. Only one item is in memory at a time. Text before the document is skipped, and small mistakes are forgiven:
/// trailing commas, `NaN`, control characters in texts. Content never throws. Pure, one use.
public final class JsonItems {
    /// Longer texts are no names or descriptions.
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int DEEPEST = 512;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /// One of the items at the top.
    ///
    /// @param name the property's name; empty for an element of an array
    /// @param index from 0
    /// @param position characters before it in the document
    public record JsonItem(String name, int index, long position, JsonValue value) {}

    /// The ways a reading ends.
    public enum Ending {
        /// At the end of the document.
        WHOLE,
        /// The document breaks off.
        TRUNCATED,
        /// What follows is no JSON.
        MALFORMED,
        /// A text, a number or a nesting beyond all measure.
        EXCESSIVE,
        /// There is no document.
        NO_JSON
    }

    /// @param position characters before the place where the reading ended
    /// @param count how many items there were
    /// @param before the beginning of the text before the document; of all there is if there is no document
    public record Outcome(Ending ending, boolean isArray, int count, long position, String before) {}

    private final BufferedReader in;
    private final Set<String> wanted;
    /// Names recur in each item.
    private final Map<String, String> names = new HashMap<>();

    private long skipped;
    private int count;

    private JsonItems(Reader in, Set<String> wanted) {
        this.in = new BufferedReader(in, JsonStart.FARTHEST);
        this.wanted = wanted;
    }

    /// @param wanted which properties to keep of the items that are objects; all if it is empty
    /// @param items may throw to stop
    /// @throws IOException if the text itself cannot be read
    public static Outcome read(Reader in, Set<String> wanted, Consumer<JsonItem> items) throws IOException {
        return new JsonItems(in, wanted).read(items);
    }

    private Outcome read(Consumer<JsonItem> items) throws IOException {
        in.mark(JsonStart.FARTHEST);
        var start = JsonStart.of(in);
        if (!start.isFound()) return new Outcome(Ending.NO_JSON, false, 0, 0, start.before());
        in.reset();
        skipped = start.offset();
        for (var left = skipped; left > 0; ) left -= in.skip(left);
        var rest = new Counting(in);
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), rest)) {
            var isArray = parser.nextToken() == JsonToken.START_ARRAY;
            var ending = read(parser, rest, items);
            return new Outcome(ending, isArray, count, position(parser), start.before());
        }
    }

    private Ending read(JsonParser parser, Counting rest, Consumer<JsonItem> items) throws IOException {
        while (true) {
            JsonItem item;
            try {
                var token = parser.nextToken();
                if (token == null) return Ending.TRUNCATED;
                if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) return Ending.WHOLE;
                var name = "";
                if (token == JsonToken.PROPERTY_NAME) {
                    name = parser.currentName();
                    parser.nextToken();
                }
                var position = position(parser);
                item = new JsonItem(name, count++, position, value(parser, 0));
            } catch (UnexpectedEndOfInputException _) {
                return Ending.TRUNCATED;
            } catch (StreamConstraintsException _) {
                return Ending.EXCESSIVE;
            } catch (JacksonIOException e) {
                throw e.getCause();
            } catch (JacksonException _) {
                // Behind a comma the parser takes the end for a wrong sign.
                var atEnd = rest.ended && parser.currentLocation().getCharOffset() >= rest.count;
                return atEnd ? Ending.TRUNCATED : Ending.MALFORMED;
            }
            items.accept(item);
        }
    }

    private long position(JsonParser parser) {
        return skipped + Math.max(0, parser.currentTokenLocation().getCharOffset());
    }

    private JsonValue value(JsonParser parser, int depth) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case null, default -> JsonNull.NULL;
        };
    }

    private JsonValue object(JsonParser parser, int depth) {
        var properties = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (depth > 0 || wanted.isEmpty() || wanted.contains(name)) {
                properties.put(names.computeIfAbsent(name, same -> same), value(parser, depth + 1));
            } else {
                parser.skipChildren();
            }
        }
        ended(parser);
        return new JsonObject(properties);
    }

    private JsonValue array(JsonParser parser, int depth) {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ended(parser);
            elements.add(value(parser, depth + 1));
        }
        return new JsonArray(elements);
    }

    /// Knows how much was read, and whether that was all.
    private static final class Counting extends FilterReader {
        private long count;
        private boolean ended;

        private Counting(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            var read = in.read(into, offset, length);
            if (read < 0) ended = true;
            else count += read;
            return read;
        }
    }

    /// Where the text breaks off between two tokens, the parser only says that there are no more.
    private static void ended(JsonParser parser) {
        if (parser.currentToken() == null) {
            throw new UnexpectedEndOfInputException(parser, JsonToken.NOT_AVAILABLE, "breaks off");
        }
    }
}
