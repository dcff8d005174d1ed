package tv.tributary.server.output;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Packs a document that some texts, the viewer's token among them, are left out of: they are put in while it is sent
/// ([FilledGzip]), without packing anything again. So viewers who see the same share one rendering, and no token is on
/// disk.
///
/// Deflated data (RFC 1951) names earlier bytes by how far back they are. With texts of other letters, but of the same
/// lengths, it is as right as before, if the texts' letters themselves stand nowhere but in blocks that are not packed.
/// Each part of the document is unpacked with other letters to prove that, and packed piece by piece if it is not so.
///
/// What is written: frames of a blank's number (1 byte), a length (4 bytes) and so many bytes, behind which the blank
/// is to be filled; at last, behind the number [#END], checksum and length of the document, and for each blank how a
/// change of it changes the checksum. For one thread.
final class GzipTemplate extends OutputStream {
    /// Instead of a blank's number: none.
    static final int NONE = 0;

    static final int END = 0xFF;
    /// Gzip's header, an empty last block and the trailer (RFC 1952, 2.3).
    static final int ENVELOPE = 10 + 2 + 8;

    /// How far back deflated data may point.
    private static final int WINDOW = 1 << 15;

    private static final int PART = 1 << 15;
    /// Behind which what was written comes whole (RFC 1951, 3.2.4).
    private static final int STORED_HEADER = 5;

    private final DataOutputStream out;
    private final byte[] mark;
    private final List<byte[]> samples;
    private final List<byte[]> others;
    /// What was written before, then the part; and the same with other letters in the blanks.
    private final byte[] text;

    private final byte[] otherText;
    private final byte[] unpacked;
    private final byte[] buffer = new byte[WINDOW];
    private int partStart;
    private int end;
    /// Of the mark at the end of what was written.
    private int matched;

    private final List<Blank> blanks = new ArrayList<>();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    /// Of each blank: how a change of it changes the checksum.
    private final int[] changes;

    private final long[] lastEnds;
    private long length;
    private long packedLength = ENVELOPE;

    /// @param number from 1 on
    /// @param at in the text
    private record Blank(int number, int at) {}

    /// @param mark stands, with `A`, `B` … behind it, for the blanks in what is written; its first letter occurs once
    ///     in it, and nobody who has a say in the document can guess it
    /// @param lengths of what the blanks will be filled with, in bytes
    GzipTemplate(OutputStream out, byte[] mark, List<Integer> lengths) {
        this.out = new DataOutputStream(out);
        this.mark = mark.clone();
        this.samples = samples(lengths);
        this.others = letters(lengths, 1);
        this.changes = new int[lengths.size()];
        this.lastEnds = new long[lengths.size()];
        var capacity = WINDOW + PART + lengths.stream().reduce(0, Math::max);
        this.text = new byte[capacity];
        this.otherText = new byte[capacity];
        this.unpacked = new byte[capacity];
    }

    /// What stands in the blanks while a document is packed: letters that no text of ours has.
    static List<byte[]> samples(List<Integer> lengths) {
        return letters(lengths, 0);
    }

    private static List<byte[]> letters(List<Integer> lengths, int which) {
        var all = new ArrayList<byte[]>(lengths.size());
        for (var i = 0; i < lengths.size(); i++) {
            var random = new SplittableRandom(2L * i + which);
            var letters = new byte[lengths.get(i)];
            for (var at = 0; at < letters.length; at++) letters[at] = (byte) (random.nextInt() | 0x80);
            all.add(letters);
        }
        return all;
    }

    /// In bytes, once all is written; with the blanks filled.
    long length() {
        return length;
    }

    /// The same, packed.
    long packedLength() {
        return packedLength;
    }

    /// The same for the same document.
    String tag() {
        return Long.toHexString(sum.getValue()) + "-" + Long.toHexString(length);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        var limit = from + count;
        var at = from;
        while (at < limit) {
            if (matched == mark.length) {
                matched = 0;
                blank(bytes[at++] - 'A' + 1);
            } else if (bytes[at] == mark[matched]) {
                matched++;
                at++;
            } else if (matched > 0) {
                giveUpMatch();
            } else {
                var plain = at;
                while (at < limit && bytes[at] != mark[0]) at++;
                add(bytes, plain, at - plain);
            }
        }
    }

    private void giveUpMatch() throws IOException {
        var some = matched;
        matched = 0;
        add(mark, 0, some);
    }

    private void add(byte[] bytes, int from, int count) throws IOException {
        while (count > 0) {
            var some = Math.min(count, WINDOW + PART - end);
            System.arraycopy(bytes, from, text, end, some);
            System.arraycopy(bytes, from, otherText, end, some);
            end += some;
            from += some;
            count -= some;
            length += some;
            if (end >= WINDOW + PART) packPart();
        }
    }

    private void blank(int number) throws IOException {
        var sample = samples.get(number - 1);
        blanks.add(new Blank(number, end));
        System.arraycopy(sample, 0, text, end, sample.length);
        System.arraycopy(others.get(number - 1), 0, otherText, end, sample.length);
        end += sample.length;
        length += sample.length;
        countChange(number);
        changes[number - 1] ^= Crc32Algebra.ONE;
        if (end >= WINDOW + PART) packPart();
    }

    private void countChange(int number) {
        changes[number - 1] = Crc32Algebra.shift(changes[number - 1], length - lastEnds[number - 1]);
        lastEnds[number - 1] = length;
    }

    private void packPart() throws IOException {
        if (end == partStart) return;
        sum.update(text, partStart, end - partStart);
        var frames = new ByteArrayOutputStream(WINDOW);
        var packed = new DataOutputStream(frames);
        if (!packTogether(packed)) {
            frames.reset();
            packApart(packed);
        }
        frames.writeTo(out);
        blanks.clear();
        var kept = Math.min(WINDOW, end);
        System.arraycopy(text, end - kept, text, 0, kept);
        System.arraycopy(otherText, end - kept, otherText, 0, kept);
        partStart = kept;
        end = kept;
    }

    /// The first one of each blank is not packed; what follows points back to it.
    ///
    /// @return whether it is right whatever the letters
    private boolean packTogether(DataOutputStream packed) throws IOException {
        var seen = new boolean[samples.size()];
        var from = partStart;
        var before = packedLength;
        for (var blank : blanks) {
            if (seen[blank.number() - 1]) continue;
            seen[blank.number() - 1] = true;
            if (!pack(from, blank.at(), true, blank.number(), packed)) {
                packedLength = before;
                return false;
            }
            from = blank.at() + samples.get(blank.number() - 1).length;
        }
        if (pack(from, end, true, NONE, packed)) return true;
        packedLength = before;
        return false;
    }

    private void packApart(DataOutputStream packed) throws IOException {
        var from = partStart;
        for (var blank : blanks) {
            pack(from, blank.at(), false, blank.number(), packed);
            from = blank.at() + samples.get(blank.number() - 1).length;
        }
        pack(from, end, false, NONE, packed);
    }

    /// Writes a frame.
    ///
    /// @param pointsBack whether it may point to what stands before it
    private boolean pack(int from, int to, boolean pointsBack, int blank, DataOutputStream packed) throws IOException {
        var deflated = new ByteArrayOutputStream(WINDOW / 4);
        var window = pointsBack ? Math.max(0, from - WINDOW) : from;
        if (to > from) {
            deflater.reset();
            if (window < from) deflater.setDictionary(text, window, from - window);
            deflater.setInput(text, from, to - from);
            int some;
            do {
                some = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                deflated.write(buffer, 0, some);
            } while (some == buffer.length);
            if (pointsBack && !isRight(deflated.toByteArray(), window, from, to)) return false;
        }
        if (blank != NONE) deflated.writeBytes(storedHeader(samples.get(blank - 1).length));
        packed.writeByte(blank);
        packed.writeInt(deflated.size());
        deflated.writeTo(packed);
        packedLength += deflated.size() + (blank == NONE ? 0 : samples.get(blank - 1).length);
        return true;
    }

    private static byte[] storedHeader(int length) {
        var header = new byte[STORED_HEADER];
        header[1] = (byte) length;
        header[2] = (byte) (length >> 8);
        header[3] = (byte) ~length;
        header[4] = (byte) (~length >> 8);
        return header;
    }

    private boolean isRight(byte[] deflated, int window, int from, int to) {
        try {
            inflater.reset();
            if (window < from) inflater.setDictionary(otherText, window, from - window);
            inflater.setInput(deflated);
            var count = 0;
            while (count < to - from) {
                var some = inflater.inflate(unpacked, count, to - from - count);
                if (some == 0) return false;
                count += some;
            }
            return Arrays.equals(unpacked, 0, count, otherText, from, to);
        } catch (DataFormatException e) {
            throw new IllegalStateException("what was packed cannot be unpacked", e);
        }
    }

    /// All is written. Without it a reader never comes to an end. To close the stream does nothing, since whoever
    /// writes
    /// a document may close it.
    void finish() throws IOException {
        giveUpMatch();
        packPart();
        out.writeByte(END);
        out.writeInt((int) sum.getValue());
        out.writeInt((int) length);
        for (var number = 1; number <= changes.length; number++) {
            countChange(number);
            out.writeInt(changes[number - 1]);
        }
        out.flush();
    }

    /// Closes what it writes to.
    void release() throws IOException {
        deflater.end();
        inflater.end();
        out.close();
    }
}
