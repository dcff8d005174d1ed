package tv.tributary.health;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tv.tributary.logo.DHash;

/// What some seconds of a stream show and sound like. Pure.
///
/// @param pictures how many were compared; with one nothing can be said of movement
/// @param black whether all of them were black
/// @param still whether none differed from the one before
/// @param sound what was heard
/// @param hash a fingerprint of the last picture that survives scaling; empty for one that shows next to nothing
/// @param shades how bright the last picture is, in four by four fields; none without a picture
record PictureFindings(
        int pictures, boolean black, boolean still, Sound sound, OptionalLong hash, List<Integer> shades) {
    /// Of the pictures that are compared, which tickers and clocks survive.
    static final int WIDTH = 160;

    static final int HEIGHT = 90;
    static final int SIZE = WIDTH * HEIGHT;

    PictureFindings {
        shades = List.copyOf(shades);
    }

    /// What was heard.
    enum Sound {
        UNKNOWN,
        SILENT,
        AUDIBLE
    }

    /// Luma of black is 16 of 255 in broadcasts; noise comes on top.
    private static final int DARK = 28;
    /// So many pixels may be brighter: a clock or a logo on black is a picture.
    private static final int FEW = 12;
    /// A pixel's step that compression of a still picture does not make.
    private static final int STEP = 14;
    /// So many pixels with such a step are movement: one digit of a clock.
    private static final int MOVED = 3;
    private static final int FIELDS = 4;
    /// Between two copies of a field, of 255.
    private static final int SAME_SHADE = 2;
    /// Of 32,767: about -60 dB.
    private static final int QUIET = 33;

    /// @param frames grey, [#SIZE] bytes each, one after the other
    /// @param samples 16 bits each, the lower byte first; none if it has no sound or that could not be decoded
    static PictureFindings of(byte[] frames, byte[] samples) {
        int pictures = frames.length / SIZE;
        boolean black = pictures > 0;
        boolean still = pictures > 1;
        for (int i = 0; i < pictures; i++) {
            black &= isBlack(frames, i * SIZE);
            if (i > 0) still &= !moves(frames, (i - 1) * SIZE, i * SIZE);
        }
        var hash = pictures == 0 || black
                ? OptionalLong.empty()
                : DHash.ofShades(frames, (pictures - 1) * SIZE, WIDTH, HEIGHT);
        var shades = pictures == 0 ? List.<Integer>of() : shades(frames, (pictures - 1) * SIZE);
        return new PictureFindings(pictures, black, still, sound(samples), hash, shades);
    }

    private static List<Integer> shades(byte[] frames, int from) {
        var sums = new int[FIELDS * FIELDS];
        for (int i = 0; i < SIZE; i++) {
            int field = i / WIDTH * FIELDS / HEIGHT * FIELDS + i % WIDTH * FIELDS / WIDTH;
            sums[field] += frames[from + i] & 0xFF;
        }
        return IntStream.of(sums)
                .map(sum -> sum * FIELDS * FIELDS / SIZE)
                .boxed()
                .toList();
    }

    private static boolean isBlack(byte[] frames, int at) {
        int bright = 0;
        for (int i = at; i < at + SIZE; i++) if ((frames[i] & 0xFF) > DARK && ++bright > FEW) return false;
        return true;
    }

    private static boolean moves(byte[] frames, int before, int now) {
        int moved = 0;
        for (int i = 0; i < SIZE; i++) {
            int step = Math.abs((frames[before + i] & 0xFF) - (frames[now + i] & 0xFF));
            if (step >= STEP && ++moved >= MOVED) return true;
        }
        return false;
    }

    private static Sound sound(byte[] samples) {
        if (samples.length < 2) return Sound.UNKNOWN;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            int sample = (short) ((samples[i] & 0xFF) | (samples[i + 1] << 8));
            if (Math.abs(sample) > QUIET) return Sound.AUDIBLE;
        }
        return Sound.SILENT;
    }

    /// What holds of both this and what was seen some seconds later.
    PictureFindings and(PictureFindings later) {
        var heard = sound == Sound.AUDIBLE ? sound : later.sound;
        return new PictureFindings(
                pictures + later.pictures,
                black && later.black,
                still && later.still && isAsBrightAs(later),
                heard,
                later.hash,
                later.shades);
    }

    /// What changes slowly is brighter or darker somewhere by then.
    private boolean isAsBrightAs(PictureFindings later) {
        return shades.size() == later.shades.size()
                && IntStream.range(0, shades.size())
                        .allMatch(i -> Math.abs(shades.get(i) - later.shades.get(i)) <= SAME_SHADE);
    }

    /// The picture alone: what was suspicious could not be watched for long enough.
    PictureFindings unsure() {
        return new PictureFindings(1, false, false, sound == Sound.SILENT ? Sound.UNKNOWN : sound, hash, shades);
    }

    /// Whether more of the stream must be seen: a film may be dark, still or silent for some seconds.
    boolean isSuspicious() {
        return black || still || sound == Sound.SILENT;
    }
}
