package tv.tributary.text;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts for keys and reasons, from `messages.properties` and, in another language, `messages_LANGUAGE.properties`.
/// English until [#speak] is called. Thread-safe.
public final class Messages {
    /// The name under which Java finds the texts.
    private static final String BUNDLE = "tv.tributary.text.messages";

    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);

    /// The one thing that this process remembers for all: its user has one language.
    private static final AtomicReference<ResourceBundle> WORDS = new AtomicReference<>(bundle(Locale.ROOT));

    private Messages() {}

    /// From now on texts are in this language; what it lacks, or all of it if there is no such language, is English.
    /// Texts that were asked for before stay as they are.
    public static void speak(Locale language) {
        WORDS.set(bundle(language));
    }

    /// The languages there are texts in, English first, the others by their own names.
    public static List<Locale> languages() {
        var others = Stream.of(Locale.getISOLanguages())
                .filter(code -> Messages.class.getResource("messages_" + code + ".properties") != null)
                .map(Locale::of)
                .sorted(Comparator.comparing(language -> language.getDisplayLanguage(language)));
        return Stream.concat(Stream.of(Locale.ENGLISH), others).toList();
    }

    /// The language that texts are in.
    public static Locale language() {
        var language = WORDS.get().getLocale();
        return language.equals(Locale.ROOT) ? Locale.ENGLISH : language;
    }

    /// A country's name in that language.
    ///
    /// @param code ISO 3166, in any case
    public static String country(String code) {
        return Locale.of("", code).getDisplayCountry(language());
    }

    /// A language's name in that language.
    ///
    /// @param code ISO 639
    public static String languageName(String code) {
        return Locale.of(code).getDisplayLanguage(language());
    }

    /// The English texts for those who look them up themselves and fill in no arguments.
    ///
    /// @param prefix of their keys; who keeps a copy of all keys then has few
    public static ResourceBundle unformatted(String prefix) {
        return new Unformatted(bundle(Locale.ROOT), prefix);
    }

    /// The texts in a language for a page that looks them up itself, without `prefix` before their keys; what the
    /// language
    /// lacks is English. Their values are filled in by the page, so they stand as `[0]`.
    public static Map<String, String> texts(Locale language, String prefix) {
        var texts = bundle(language.equals(Locale.ENGLISH) ? Locale.ROOT : language);
        return texts.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(
                        key -> key.substring(prefix.length()),
                        key -> new MessageFormat(texts.getString(key), language).format(new Object[0])));
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, NO_OTHER);
    }

    /// Whether there are words for `key`.
    public static boolean isKey(String key) {
        return WORDS.get().containsKey(key);
    }

    /// The words for `key`, with `{0}`, `{1}` … filled in. In patterns an apostrophe is written twice.
    ///
    /// @throws java.util.MissingResourceException for a key without words; a test keeps that from happening
    public static String of(String key, Object... values) {
        return new MessageFormat(WORDS.get().getString(key), Locale.getDefault(Locale.Category.FORMAT)).format(values);
    }

    /// The words for a reason: key `failure-reason.no-slot` for `FailureReason.NO_SLOT`.
    public static String of(Enum<?> reason, Object... values) {
        return of(key(reason), values);
    }

    /// The key under which a reason's words stand: its type and constant in kebab case.
    public static String key(Enum<?> reason) {
        var type = reason.getDeclaringClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return (type + "." + reason.name().replace('_', '-')).toLowerCase(Locale.ROOT);
    }

    /// Texts as [MessageFormat] would print them: their apostrophes stand doubled in the files.
    private static final class Unformatted extends ResourceBundle {
        private final ResourceBundle texts;
        private final List<String> keys;

        Unformatted(ResourceBundle texts, String prefix) {
            this.texts = texts;
            this.keys = texts.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .toList();
        }

        @Override
        protected Object handleGetObject(String key) {
            return texts.getString(key).replace("''", "'");
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(keys);
        }
    }
}
