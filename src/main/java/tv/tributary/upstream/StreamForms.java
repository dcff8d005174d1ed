package tv.tributary.upstream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import tv.tributary.model.Candidate;
import tv.tributary.upstream.account.UpstreamException;

/// In which form an account's streams come, where a panel has two, a transport stream and HLS: the one that was sent
/// last, else both are tried. Thread-safe.
final class StreamForms {
    /// A panel may be set up anew.
    private static final long KNOWN = Duration.ofHours(1).toNanos();
    /// Where neither form was sent nobody asks for both so soon again.
    private static final long NEITHER = Duration.ofMinutes(5).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Learnt> accounts = new HashMap<>();

    /// @param first whether it was the first form; @param both whether both were asked for and neither was sent
    private record Learnt(boolean first, boolean both, long at) {}

    StreamForms(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @FunctionalInterface
    interface Opening {
        Upstream open(Candidate form) throws UpstreamException, InterruptedException;
    }

    /// Opens a stream in the first form that is sent.
    ///
    /// @throws UpstreamException as the form that was asked for first failed
    Upstream open(Candidate candidate, Opening opening) throws UpstreamException, InterruptedException {
        var forms = forms(candidate);
        try {
            var upstream = opening.open(forms.getFirst());
            if (!candidate.otherForm().isEmpty()) learn(candidate, forms.getFirst(), false);
            return upstream;
        } catch (UpstreamException e) {
            if (forms.size() == 1 || !e.mayBeOfTheForm()) throw e;
            try {
                var upstream = opening.open(forms.getLast());
                learn(candidate, forms.getLast(), false);
                return upstream;
            } catch (UpstreamException _) {
                learn(candidate, forms.getFirst(), true);
                throw e;
            }
        }
    }

    /// Those to try, in that order.
    private synchronized List<Candidate> forms(Candidate candidate) {
        if (candidate.otherForm().isEmpty()) return List.of(candidate);
        var other = candidate.at(candidate.otherForm(), Map.of());
        var learnt = accounts.get(candidate.account());
        var age = learnt == null ? Long.MAX_VALUE : nanoTime.getAsLong() - learnt.at;
        if (learnt == null || age > (learnt.both ? NEITHER : KNOWN)) return List.of(candidate, other);
        return List.of(learnt.first ? candidate : other);
    }

    private synchronized void learn(Candidate candidate, Candidate form, boolean both) {
        accounts.put(candidate.account(), new Learnt(form.url().equals(candidate.url()), both, nanoTime.getAsLong()));
    }
}
