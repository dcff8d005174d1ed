package tv.tributary.store;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tv.tributary.format.json.Json;
import tv.tributary.net.Redaction;

/// Takes secrets out of stored texts, and puts those in that are known from elsewhere. Pure but for new tokens.
final class SecretText {
    private static final Set<String> NAMES =
            Set.of("token", "householdtoken", "password", "pin", "secret", "webhook", "key", "user");
    /// What opens something by itself: never left empty, since an empty one would let everybody in.
    private static final Set<String> TOKENS = Set.of("token", "householdtoken");

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// User and password in an address.
    private static final Pattern LOGIN = Pattern.compile(
            "(?i)[?&](?:user(?:name)?|pass(?:word)?)=([^&#\\s]+)|://([^:/@\\s]+):([^@/\\s]+)@"
                    + "|/(?:live|movie|series)/([^/?#\\s]+)/([^/?#\\s]+)/|://[^/\\s]+/([^/?#\\s]+)/([^/?#\\s]+)/\\d+(?:\\.\\w+)?$");

    private static final Pattern PICTURE =
            Pattern.compile("https?://[^?@=:\\s]+\\.(?:png|jpg|jpeg|webp|svg|gif)", Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST = 4;

    private SecretText() {}

    /// An address, a header or JSON without what nobody else may know.
    static String without(String text) {
        return text.startsWith("{") ? json(text, (_, value) -> "") : address(text);
    }

    /// An address, or several with something around them. A file of this machine stays: it opens nothing elsewhere; and
    /// a plain address of a picture, unless it mentions a login.
    static String address(String text) {
        if (PICTURE.matcher(text).matches()) return text;
        return text.contains(":") || text.contains("=") ? Redaction.redact(text) : text;
    }

    /// The values in an address that log in, long enough to be found in other texts.
    static List<String> logins(String address) {
        return LOGIN.matcher(address)
                .results()
                .flatMap(found -> IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .filter(value -> value != null && value.length() >= SHORTEST))
                .distinct()
                .toList();
    }

    /// JSON whose secrets were taken out, with those that `known`, the same document elsewhere, has at the same place.
    static String filled(String text, String known) {
        var there = read(known);
        return there.isEmpty() ? text : Json.write(filled(read(text), there));
    }

    /// JSON in which each token that is empty is a new one.
    static String withNewTokens(String text) {
        return json(text, (name, value) -> TOKENS.contains(name) && value.isEmpty() ? newToken() : value);
    }

    static String newToken() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (token, i) -> token.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    @FunctionalInterface
    private interface Replacement {
        String of(String name, String value);
    }

    private static String json(String text, Replacement replacement) {
        var tree = read(text);
        return tree.isEmpty() ? text : Json.write(replaced(tree, replacement));
    }

    private static Map<?, ?> read(String text) {
        try {
            return Json.read(text, Map.class);
        } catch (Json.BadJson _) {
            return Map.of();
        }
    }

    private static Object replaced(Object tree, Replacement replacement) {
        return switch (tree) {
            case Map<?, ?> map ->
                mapped(map, (name, value) -> {
                    var lower = name.toLowerCase(Locale.ROOT);
                    return NAMES.contains(lower) && value instanceof String old
                            ? replacement.of(lower, old)
                            : replaced(value, replacement);
                });
            case List<?> list ->
                list.stream().map(one -> replaced(one, replacement)).toList();
            default -> tree;
        };
    }

    private static Object filled(Object tree, Object known) {
        if (tree instanceof Map<?, ?> map && known instanceof Map<?, ?> other) {
            return mapped(map, (name, value) -> {
                var there = other.get(name);
                if (there == null) return value;
                var empty = NAMES.contains(name.toLowerCase(Locale.ROOT)) && value.equals("");
                return empty ? there : filled(value, there);
            });
        }
        if (tree instanceof List<?> list && known instanceof List<?> others) {
            return list.stream().map(one -> filled(one, same(one, others))).toList();
        }
        return tree;
    }

    /// The one with the same id and name; nothing if there is none.
    private static Object same(Object one, List<?> others) {
        if (!(one instanceof Map<?, ?> map)) return "";
        return others.stream()
                .filter(other -> other instanceof Map<?, ?> there
                        && Stream.of("id", "device", "name", "kind", "address")
                                .allMatch(key -> String.valueOf(map.get(key)).equals(String.valueOf(there.get(key)))))
                .findFirst()
                .map(Object.class::cast)
                .orElse("");
    }

    @FunctionalInterface
    private interface Step {
        Object of(String name, Object value);
    }

    private static Map<String, Object> mapped(Map<?, ?> map, Step step) {
        var all = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (value != null) all.put(name, step.of(name, value));
        });
        return all;
    }

    /// The same text with each of some words taken out.
    static UnaryOperator<String> leavingOut(List<String> words) {
        return text -> words.stream().reduce(text, (rest, word) -> rest.replace(word, "***"));
    }
}
