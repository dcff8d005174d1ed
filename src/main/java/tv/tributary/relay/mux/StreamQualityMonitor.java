package tv.tributary.relay.mux;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.TimestampMath;
import tv.tributary.model.FailureReason;

/// Judges by one sample a second whether the source on air is worth watching though it delivers: whether it comes in
/// real time, has pictures, and loses few packets. Pure; guarded by the lock of the program bus.
public final class StreamQualityMonitor {
    /// Seconds of three spans that must each have come too slowly: one stall is in two of them at most.
    private static final int SPAN = 4;
    /// What a source must deliver of the time its clock says.
    private static final double LEAST = 0.85;
    /// Seconds within which what came at once before still makes up for what comes too slowly now.
    private static final int CUSHION = 30;
    /// Seconds with sound and without pictures.
    private static final int WITHOUT_PICTURES = 5;
    /// In sound alone a second has more packets than that.
    private static final int SOUND = 5;
    /// In ten seconds: so many gaps, in so many different seconds, are no accident.
    private static final int GAPS = 40;

    private static final int GAPS_OFTEN = 5;
    private static final int GAPS_SPAN = 10;

    /// The source as it is at a time, in nano time.
    ///
    /// @param time the newest decoding time of the main stream, as viewers see it; [Pes#NONE] if it has none
    /// @param pictures whether the main stream is pictures
    /// @param carried packets of pictures, sound and data so far
    /// @param errors gaps so far
    /// @param scrambled whether nobody can decode the main stream
    record Sample(long at, long time, boolean pictures, long carried, long errors, boolean scrambled) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /// Takes the next sample, about a second after the one before.
    ///
    /// @return what is wrong; after that it begins again
    public Optional<FailureReason> judge(Sample now) {
        samples.addFirst(now);
        if (samples.size() > CUSHION + 1) samples.removeLast();
        var found = judge(List.copyOf(samples));
        if (found.isPresent()) samples.clear();
        return found;
    }

    private static Optional<FailureReason> judge(List<Sample> newestFirst) {
        if (newestFirst.getFirst().scrambled) return Optional.of(FailureReason.SCRAMBLED);
        if (pictureLost(newestFirst)) return Optional.of(FailureReason.PICTURE_LOST);
        if (damaged(newestFirst)) return Optional.of(FailureReason.DAMAGED);
        return tooSlow(newestFirst) ? Optional.of(FailureReason.TOO_SLOW) : Optional.empty();
    }

    /// Pictures that moved every second before stand, while something else comes.
    private static boolean pictureLost(List<Sample> all) {
        if (all.size() <= 2 * WITHOUT_PICTURES || !all.getFirst().pictures) return false;
        for (int i = 0; i < WITHOUT_PICTURES; i++) {
            boolean sound = all.get(i).carried - all.get(i + 1).carried > SOUND;
            if (moved(all, i) || !sound) return false;
        }
        for (int i = WITHOUT_PICTURES; i < 2 * WITHOUT_PICTURES; i++) {
            if (!moved(all, i)) return false;
        }
        return true;
    }

    private static boolean moved(List<Sample> all, int i) {
        return all.get(i).time != all.get(i + 1).time;
    }

    private static boolean damaged(List<Sample> all) {
        if (all.size() <= GAPS_SPAN) return false;
        int often = 0;
        for (int i = 0; i < GAPS_SPAN; i++) {
            if (all.get(i).errors > all.get(i + 1).errors) often++;
        }
        return often >= GAPS_OFTEN && all.getFirst().errors - all.get(GAPS_SPAN).errors >= GAPS;
    }

    private static boolean tooSlow(List<Sample> all) {
        if (all.size() <= 3 * SPAN) return false;
        for (int i = 0; i < 3; i++) {
            if (speed(all.get(i * SPAN), all.get((i + 1) * SPAN)) >= LEAST) return false;
        }
        return speed(all.getFirst(), all.getLast()) < LEAST;
    }

    /// How much was played of the time that passed.
    private static double speed(Sample now, Sample before) {
        if (now.time == Pes.NONE || before.time == Pes.NONE) return 1;
        double played = (double) TimestampMath.between(before.time, now.time) / TimestampMath.SECOND;
        return played / ((now.at - before.at) / 1e9);
    }
}
