package tv.tributary.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Clients that lose a whole document over one field of another type, each as its own source declares its types.
/// Values are those of JSON: texts, numbers, booleans, lists and maps; empty for `null`.
enum StrictClient {
    /// The plug-in Jellyfin.Xtream: C# types read by Json.NET. A text that is a number is one; a fraction is no `int`,
    /// an empty text is no number and no date. What is not sent keeps its default.
    JELLYFIN {
        @Override
        boolean takes(String type, Optional<Object> value) {
            boolean isNothing = value.isEmpty() || value.get().equals("");
            return switch (type) {
                case "text" -> value.filter(StrictClient::isStructure).isEmpty();
                case "int" -> value.filter(StrictClient::isInt).isPresent();
                case "int?" -> isNothing || takes("int", value);
                case "decimal" -> value.filter(StrictClient::isDecimal).isPresent();
                case "decimal?" -> isNothing || takes("decimal", value);
                // Inside an object that a converter has read before, numbers are rounded.
                case "rounded" -> value.filter(Number.class::isInstance).isPresent() || takes("int", value);
                case "bool" ->
                    value.filter(it -> it instanceof Boolean || it instanceof Number || it.equals("true"))
                            .isPresent();
                case "flag" -> value.filter(String.class::isInstance).isPresent();
                case "date" ->
                    value.filter(it -> it instanceof String text && isDate(text))
                            .isPresent();
                case "date?" -> isNothing || takes("date", value);
                case "epoch" -> value.filter(StrictClient::isWhole).isPresent();
                case "epoch?" -> value.isEmpty() || takes("epoch", value);
                case "base64" ->
                    value.filter(it -> it instanceof String text && isBase64(text))
                            .isPresent();
                case "texts" -> value.filter(StrictClient::isTexts).isPresent();
                default -> throw new IllegalArgumentException(type);
            };
        }

        @Override
        boolean mustBeSent(String type) {
            return false;
        }
    },
    /// IPTVnator: TypeScript types, by which it compares, trims and counts; nothing converts them.
    IPTVNATOR {
        @Override
        boolean takes(String type, Optional<Object> value) {
            if (type.endsWith("?")) return value.isEmpty() || takes(type.substring(0, type.length() - 1), value);
            Predicate<Object> is = switch (type) {
                case "text" -> String.class::isInstance;
                case "number" -> Number.class::isInstance;
                case "number|text" -> it -> it instanceof Number || it instanceof String;
                case "texts" -> StrictClient::isTexts;
                default -> throw new IllegalArgumentException(type);
            };
            return value.filter(is).isPresent();
        }

        @Override
        boolean mustBeSent(String type) {
            return !type.endsWith("?");
        }
    },
    /// Open TV: Rust types read by serde, which converts nothing.
    OPEN_TV {
        @Override
        boolean takes(String type, Optional<Object> value) {
            if (type.endsWith("?")) return value.isEmpty() || takes(type.substring(0, type.length() - 1), value);
            Predicate<Object> is = switch (type) {
                case "String" -> String.class::isInstance;
                case "u64" -> it -> it instanceof Number && isWhole(it);
                case "u8" ->
                    it -> it instanceof Number && isWhole(it) && it.toString().length() < 3;
                case "base64" -> it -> it instanceof String text && isBase64(text);
                case "epoch" -> it -> it instanceof String && isWhole(it);
                default -> throw new IllegalArgumentException(type);
            };
            return value.filter(is).isPresent();
        }

        @Override
        boolean mustBeSent(String type) {
            return !type.endsWith("?");
        }
    };

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d+)?");

    /// Whether the client reads a value into a field of its own.
    ///
    /// @param type of the field, in the client's language; with `?` it may be null
    abstract boolean takes(String type, Optional<Object> value);

    /// Whether the client fails if the field is not there.
    abstract boolean mustBeSent(String type);

    private static boolean isStructure(Object value) {
        return value instanceof List || value instanceof Map;
    }

    private static boolean isInt(Object value) {
        if (!isWhole(value)) return false;
        long number = Long.parseLong(value.toString());
        return number == (int) number;
    }

    /// `7.0` is a fraction, as Json.NET and serde see it.
    private static boolean isWhole(Object value) {
        return !(value instanceof Boolean)
                && !isStructure(value)
                && DIGITS.matcher(value.toString()).matches();
    }

    private static boolean isDecimal(Object value) {
        if (value instanceof Boolean || isStructure(value)) return false;
        return DECIMAL.matcher(value.toString()).matches();
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).getYear() > 0
                    : LocalDateTime.parse(text.replace(' ', 'T')).getYear() > 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(text)));
            return text.length() % 4 == 0;
        } catch (IllegalArgumentException | CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    /// What a client's types say of a document.
    ///
    /// @param checked how many values there were to look at
    /// @param faults a line for each value that the client does not take
    record Reading(int checked, List<String> faults) {}

    /// Reads a field wherever it stands in a document.
    ///
    /// @param path names with dots between; `[]` for each element of a list, `{}` for each value of an object
    Reading read(Object document, String path, String type) {
        var holders = List.of(document);
        var names = List.of(path.replace("[]", ".[]")
                .replace("{}", ".{}")
                .replaceFirst("^\\.", "")
                .split("\\.", -1));
        for (var name : names.subList(0, names.size() - 1)) {
            holders = holders.stream()
                    .flatMap(holder -> children(holder, name).stream())
                    .toList();
        }
        int checked = 0;
        var faults = new ArrayList<String>();
        var last = names.getLast();
        for (var holder : holders) {
            if (!(holder instanceof Map<?, ?> object)) {
                faults.add(this + " wants an object around " + path + ": " + holder);
            } else if (object.containsKey(last)) {
                checked++;
                var value = Optional.<Object>ofNullable(object.get(last));
                if (!takes(type, value)) faults.add(this + " " + path + " " + type + ": " + value.orElse("null"));
            } else if (mustBeSent(type)) {
                faults.add(this + " misses " + path + " in " + object.keySet());
            }
        }
        return new Reading(checked, faults);
    }

    private static List<Object> children(Object holder, String name) {
        return switch (name) {
            case "[]" -> holder instanceof List<?> list ? List.<Object>copyOf(list) : List.of();
            case "{}" -> holder instanceof Map<?, ?> map ? List.<Object>copyOf(map.values()) : List.of();
            default ->
                holder instanceof Map<?, ?> map
                        ? Optional.<Object>ofNullable(map.get(name)).stream().toList()
                        : List.of();
        };
    }
}
