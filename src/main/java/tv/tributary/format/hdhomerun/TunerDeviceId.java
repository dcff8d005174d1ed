package tv.tributary.format.hdhomerun;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The id of an HDHomeRun device: eight hexadecimal digits of which the last checks the others. Clients know a tuner
/// by it for ever, and some ignore ids whose check digit is wrong.
///
/// @param value all 32 bits
public record TunerDeviceId(int value) {
    /// What the digits at odd places count as, from the left.
    private static final int[] SUBSTITUTES = {
        0xA, 0x5, 0xF, 0x6, 0x7, 0xC, 0x1, 0xB, 0x9, 0x2, 0x8, 0xD, 0x4, 0x3, 0xE, 0x0
    };
    private static final int DIGITS = 8;
    /// Devices whose id begins like this are asked over HTTP; some others only over the older control protocol.
    private static final int PREFIX = 0x105 << 20;

    /// A new valid one.
    public static TunerDeviceId random(RandomGenerator random) {
        int unchecked = PREFIX | (random.nextInt(1 << 16) << 4);
        return new TunerDeviceId(unchecked | checksum(unchecked));
    }

    /// @return empty if the text is no valid id
    public static Optional<TunerDeviceId> of(String text) {
        if (!text.matches("[0-9A-Fa-f]{8}")) return Optional.empty();
        return Optional.of(new TunerDeviceId(Integer.parseUnsignedInt(text, 16)))
                .filter(TunerDeviceId::isValid);
    }

    /// Whether the check digit is right.
    public boolean isValid() {
        return checksum(value) == 0;
    }

    /// 0 for a valid id; of an id that ends in 0 it is the digit to end in.
    private static int checksum(int id) {
        int sum = 0;
        for (int place = 0; place < DIGITS; place++) {
            int digit = (id >>> (4 * (DIGITS - 1 - place))) & 0xF;
            sum ^= place % 2 == 0 ? SUBSTITUTES[digit] : digit;
        }
        return sum;
    }

    /// Eight digits in upper case.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%08X", value);
    }
}
