package tv.tributary.relay.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.relay.source.SourceStates.OpenSource;
import tv.tributary.upstream.account.SlotRequest;

/// Sources that exist on paper only: writes down what a switcher does about them and what it tells.
final class RecordedSources implements SourceControl, SwitchListener {
    private final List<String> lines = new ArrayList<>();
    private final Map<SourceId, OpenSource> standbys = new LinkedHashMap<>();
    private String onAir = "";
    private long aliveAt;
    private boolean spare = true;
    private boolean slate = true;

    RecordedSources(long aliveAt) {
        this.aliveAt = aliveAt;
    }

    /// Everything since the last question.
    List<String> all() {
        var copy = List.copyOf(lines);
        lines.clear();
        return copy;
    }

    /// The only thing since the last question.
    String next() {
        var all = all();
        if (all.size() != 1) throw new AssertionError(all);
        return all.getFirst();
    }

    void prove(Candidate source) {
        standbys.put(source.source(), Sources.proven(source, aliveAt));
    }

    void gone(Candidate source) {
        standbys.remove(source.source());
    }

    void alive(long at) {
        aliveAt = at;
    }

    void spare(boolean free) {
        spare = free;
    }

    void withoutSlate() {
        slate = false;
    }

    @Override
    public SourceStates view() {
        return new SourceStates(List.copyOf(standbys.values()), _ -> spare, aliveAt, false);
    }

    @Override
    public void open(Candidate source) {
        lines.add("open " + source.source());
        standbys.put(source.source(), Sources.opening(source));
    }

    @Override
    public void prepare(Candidate source) {
        lines.add("prepare " + source.source());
        standbys.put(source.source(), Sources.opening(source));
    }

    @Override
    public void close(SourceId source) {
        lines.add("close " + source);
        standbys.remove(source);
    }

    @Override
    public void closeStandbys() {
        lines.add("close standbys");
        standbys.clear();
    }

    @Override
    public Duration select(SourceId source, boolean replaceable, long now) {
        lines.add("select " + source);
        onAir = source.toString();
        standbys.clear();
        var silence = Duration.ofNanos(now - aliveAt);
        aliveAt = now;
        return silence;
    }

    @Override
    public void release() {
        lines.add("release " + onAir);
    }

    @Override
    public boolean showSlate(String reason) {
        if (slate) lines.add("show slate");
        return slate;
    }

    @Override
    public void announceCoding() {
        lines.add("announce coding");
    }

    @Override
    public void selected(Candidate source, int rank, int of) {
        lines.add("selected " + source.source() + " as " + rank + " of " + of);
    }

    @Override
    public void released() {
        lines.add("released");
    }

    @Override
    public void lingering(boolean lingering) {
        lines.add("lingering " + lingering);
    }

    @Override
    public void failedOver(Candidate from, Candidate to, FailureReason why, Duration gap) {
        lines.add("failed over " + from.source() + " to " + to.source() + ", " + why + " after " + gap.toMillis()
                + " ms");
    }

    @Override
    public void failedBack(Candidate from, Candidate to) {
        lines.add("failed back " + from.source() + " to " + to.source());
    }

    @Override
    public void recovered(Candidate source, FailureReason why, Duration gap) {
        lines.add("recovered " + source.source() + ", " + why + " after " + gap.toMillis() + " ms");
    }

    @Override
    public void refused(Candidate source, FailureReason why) {
        lines.add("refused " + source.source() + ", " + why);
    }

    @Override
    public void slateShown(FailureReason why) {
        lines.add("slate shown, " + why);
    }

    @Override
    public boolean preempted(SlotRequest by) {
        lines.add("preempted for " + by.words());
        return true;
    }

    @Override
    public void candidates(List<CandidateSnapshot> now) {}

    @Override
    public void failed(FailureReason why) {
        lines.add("failed, " + why);
    }

    @Override
    public void ended() {}
}
