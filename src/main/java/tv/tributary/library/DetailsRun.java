package tv.tributary.library;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tv.tributary.job.Job;
import tv.tributary.library.PacedLookup.Sleep;
import tv.tributary.library.TitleLookup.Question;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// Fetches the details of many titles, slowly: one every two seconds, a little more or less, so that it looks to a
/// panel like
/// somebody who looks around, and whoever really does comes in between. Accounts that do not want to be asked are
/// left alone as long as they must be.
final class DetailsRun {
    private static final Duration PACE = Duration.ofSeconds(2);
    /// To look whether somebody still watches.
    private static final Duration WATCHED = Duration.ofSeconds(15);
    /// Who waits longer for an account to be asked again gives up.
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);

    /// Each wait is up to that part longer or shorter.
    private static final double JITTER = 0.3;

    private final TitleLookup lookup;
    private final TitleKind kind;
    private final List<Long> titles;
    private final InstantSource clock;
    private final Sleep sleep;
    private int came;
    private int missing;

    DetailsRun(TitleLookup lookup, TitleKind kind, List<Long> titles, InstantSource clock, Sleep sleep) {
        this.lookup = lookup;
        this.kind = kind;
        this.titles = List.copyOf(titles);
        this.clock = clock;
        this.sleep = sleep;
    }

    /// How many titles' details came.
    int came() {
        return came;
    }

    void run(Job job) throws InterruptedException {
        var left = new ArrayDeque<Question>();
        for (var title : titles) left.addAll(lookup.questions(kind, title));
        var all = left.size();
        // Questions in a row to accounts that are left alone.
        for (var put = 0; !left.isEmpty(); ) {
            job.checkCancelled();
            var question = left.removeFirst();
            if (isAskable(question)) {
                put = 0;
                if (lookup.ask(question)) came++;
                else if (clock.instant().isBefore(lookup.pausedUntil(question))) left.addLast(question);
                else missing++;
                job.progress((double) (came + missing) / all, progress(all));
                if (!left.isEmpty()) sleep.sleep(pause());
                continue;
            }
            if (Duration.between(clock.instant(), lookup.pausedUntil(question)).compareTo(LONGEST_PAUSE) > 0) {
                missing++;
                continue;
            }
            left.addLast(question);
            if (++put >= left.size()) await(job, left, all);
        }
        job.progress(1, Messages.of("library.details.done", came, missing));
    }

    private boolean isAskable(Question question) {
        return !clock.instant().isBefore(lookup.pausedUntil(question)) && !lookup.isBusy(question);
    }

    private String progress(int all) {
        var left = all - came - missing;
        return Messages.of("library.details.progress", came + missing, all, Units.duration(PACE.multipliedBy(left)));
    }

    private static Duration pause() {
        var factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis((long) (PACE.toMillis() * factor));
    }

    /// Until the first of the accounts may be asked again, or nobody watches any more.
    private void await(Job job, ArrayDeque<Question> left, int all) throws InterruptedException {
        if (left.stream().anyMatch(one -> !clock.instant().isBefore(lookup.pausedUntil(one)))) {
            job.progress((double) (came + missing) / all, Messages.of("library.details.watched", came + missing, all));
            sleep.sleep(WATCHED);
            return;
        }
        var until = left.stream()
                .map(lookup::pausedUntil)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        job.progress(
                (double) (came + missing) / all,
                Messages.of("library.details.paused", came + missing, all, Date.from(until)));
        var now = clock.instant();
        if (now.isBefore(until)) sleep.sleep(Duration.between(now, until));
    }
}
