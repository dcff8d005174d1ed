package tv.tributary.server.output;

/// The checksum of gzip (RFC 1952, 8) as what it is, the remainder of a polynomial: so that the checksum of a document
/// in which some bytes differ is known without reading it again. A polynomial is an int whose highest bit is `x⁰`, as
/// the checksum has it. Pure.
final class Crc32Algebra {
    /// `x⁰`.
    static final int ONE = 1 << 31;

    private static final int POLYNOMIAL = 0xEDB88320;
    /// `x` to the power of 8, of 16, of 32 and so on.
    private static final int[] BYTE_POWERS = new int[Long.SIZE - 1];

    static {
        BYTE_POWERS[0] = ONE >>> 8;
        for (var i = 1; i < BYTE_POWERS.length; i++) BYTE_POWERS[i] = multiply(BYTE_POWERS[i - 1], BYTE_POWERS[i - 1]);
    }

    private Crc32Algebra() {}

    static int multiply(int one, int other) {
        var product = 0;
        for (var factor = one; factor != 0; factor <<= 1) {
            if (factor < 0) product ^= other;
            other = timesX(other);
        }
        return product;
    }

    private static int timesX(int polynomial) {
        return (polynomial & 1) == 0 ? polynomial >>> 1 : polynomial >>> 1 ^ POLYNOMIAL;
    }

    /// What so many bytes behind a place make of it.
    static int shift(int polynomial, long bytes) {
        for (var i = 0; bytes >> i != 0; i++)
            if ((bytes >> i & 1) != 0) polynomial = multiply(polynomial, BYTE_POWERS[i]);
        return polynomial;
    }

    /// What a checksum changes by if one text ends it in the place of another.
    ///
    /// @param one of the same length as the other
    static int difference(byte[] one, byte[] other) {
        var remainder = 0;
        for (var i = 0; i < one.length; i++) {
            remainder ^= (one[i] ^ other[i]) & 0xFF;
            for (var bit = 0; bit < Byte.SIZE; bit++) remainder = timesX(remainder);
        }
        return remainder;
    }
}
