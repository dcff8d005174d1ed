package tv.tributary.format.ts;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The descriptors of a program or an elementary stream, as they came (13818-1, 2.6). Immutable.
public final class Descriptors {
    private final byte[] value;

    public Descriptors(byte[] value) {
        this.value = value.clone();
    }

    int length() {
        return value.length;
    }

    /// Not to be changed.
    byte[] bytes() {
        return value;
    }

    /// The content of the first descriptor with that tag.
    public Optional<byte[]> find(int tag) {
        for (int p = 0; p + 2 <= value.length; p += 2 + (value[p + 1] & 0xFF)) {
            if ((value[p] & 0xFF) == tag) {
                return Optional.of(Arrays.copyOfRange(
                        value, p + 2, Math.min(value.length, p + 2 + (value[p + 1] & 0xFF))));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Descriptors d && Arrays.equals(value, d.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
