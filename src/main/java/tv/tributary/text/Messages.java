package tv.tributary.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts for keys and reasons, from `messages.properties`. Thread-safe.
public final class Messages {
    /// The name under which Java finds the words.
    public static final String BUNDLE = "tv.tributary.text.messages";

    private static final ResourceBundle words = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

    private Messages() {}

    /// The words for `key`, with `{0}`, `{1}` … filled in. In patterns an apostrophe is written twice.
    ///
    /// @throws java.util.MissingResourceException for a key without words; a test keeps that from happening
    public static String of(String key, Object... values) {
        return new MessageFormat(words.getString(key), Locale.getDefault(Locale.Category.FORMAT)).format(values);
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
}
