package tv.tributary.format.ts;

/// The CRC-32 of MPEG sections: polynomial 04C11DB7, most significant bit first, no final inversion.
final class Crc {
    private static final int[] TABLE = table();

    private Crc() {}

    /// Zero over a section with its own CRC.
    static int of(byte[] b, int from, int to) {
        int crc = -1;
        for (int i = from; i < to; i++) crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ b[i]) & 0xFF];
        return crc;
    }

    private static int[] table() {
        var table = new int[256];
        for (int i = 0; i < 256; i++) {
            int c = i << 24;
            for (int bit = 0; bit < 8; bit++) c = c < 0 ? (c << 1) ^ 0x04C11DB7 : c << 1;
            table[i] = c;
        }
        return table;
    }
}
