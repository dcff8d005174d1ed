package tv.tributary.format.hls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tracks the key that applies to the next segments. A playlist may name several, for different DRM systems; the one
/// anybody can use counts.
final class EncryptionKeys {
    private static final int IV = 16;

    private final String url;
    private final Map<String, EncryptionKey> byFormat = new LinkedHashMap<>();

    EncryptionKeys(String url) {
        this.url = url;
    }

    /// @return whether it made sense
    boolean take(AttributeList a) {
        var method = a.text("METHOD").toUpperCase(Locale.ROOT);
        if (method.equals("NONE") || method.isEmpty()) {
            byFormat.clear();
            return !method.isEmpty();
        }
        var format =
                a.text("KEYFORMAT").isEmpty() ? "identity" : a.text("KEYFORMAT").toLowerCase(Locale.ROOT);
        var uri = a.text("URI");
        boolean plain = method.equals("AES-128") && format.equals("identity");
        byFormat.remove(format);
        if (byFormat.size() > 20) byFormat.clear();
        byFormat.put(
                format,
                new EncryptionKey(
                        plain ? EncryptionKey.Method.AES_128 : EncryptionKey.Method.PROTECTED,
                        uri.isEmpty() ? "" : UriResolver.resolve(url, uri),
                        iv(a.text("IV"))));
        return !plain || !uri.isEmpty();
    }

    Optional<EncryptionKey> current() {
        return byFormat.values().stream()
                .filter(k -> k.method() == EncryptionKey.Method.AES_128)
                .findFirst()
                .or(() -> byFormat.values().stream().findFirst());
    }

    /// Hexadecimal with or without `0x`; leading zeros may be missing.
    private static Optional<List<Byte>> iv(String text) {
        var digits = text.strip().replaceFirst("^0[xX]", "");
        if (digits.isEmpty() || digits.length() > 2 * IV || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return Optional.empty();
        }
        List<Byte> bytes = new ArrayList<>();
        for (var b : HexFormat.of().parseHex("0".repeat(2 * IV - digits.length()) + digits)) bytes.add(b);
        return Optional.of(bytes);
    }
}
