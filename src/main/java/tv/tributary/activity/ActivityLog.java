package tv.tributary.activity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tv.tributary.activity.ActivityEntry.NumberedEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.ActivityFilter;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.format.json.Json;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.store.ActivityStore;
import tv.tributary.store.ActivityStore.Headline;
import tv.tributary.store.ActivityStore.Mention;
import tv.tributary.store.ActivityStore.Role;
import tv.tributary.store.ActivityStore.StoredFact;
import tv.tributary.store.ActivityStore.StoryFilter;
import tv.tributary.store.Database;

/// Everything that happened, kept as facts and shown as stories. Thread-safe; reading blocks.
public final class ActivityLog implements AutoCloseable {
    /// A page of an export.
    private static final int PIECE = 200;

    /// How much is kept.
    ///
    /// @param bytes on disk
    public record ActivitySize(long stories, long events, long bytes, Optional<Instant> oldest) {}

    /// The forms of an export.
    public enum ExportFormat {
        CSV,
        /// One array of objects.
        JSON
    }

    private final ActivityStore store;
    private final ActivityRecorder recorder;
    private final Viewings viewings;

    /// Records from now on, until closed.
    ///
    /// @param programmes the title of what a channel showed at a moment, empty where no guide knows; may read
    public ActivityLog(
            Database database,
            Events events,
            LatestValue<ActivitySettings> settings,
            BiFunction<ChannelId, Instant, String> programmes,
            InstantSource clock) {
        this.store = new ActivityStore(database);
        this.recorder = new ActivityRecorder(store, events, settings, clock);
        this.viewings = new Viewings(database, events, settings, programmes, clock);
    }

    /// Counts how often something was added or deleted: for whoever shows stories, to read again.
    public LatestValue<Long> changes() {
        return recorder.stored();
    }

    /// Who watched what, as rows and added up.
    public Viewings viewings() {
        return viewings;
    }

    /// Removes from all viewings and their stories who watched, and on which device. Those that run keep it, unless
    /// [ActivitySettings#anonymous] says otherwise.
    public void forgetPeople() {
        viewings.forgetPeople();
        recorder.forgetPeople();
    }

    /// Stories, those that began last first.
    ///
    /// @param before only those with lower ids; [Long#MAX_VALUE] for the newest
    public List<ActivityStory> stories(ActivityFilter filter, long before, int limit) {
        return store.stories(stored(filter), before, limit).stream()
                .flatMap(headline -> story(headline).stream())
                .toList();
    }

    private static StoryFilter stored(ActivityFilter filter) {
        return new StoryFilter(
                filter.kind().map(StoryKind::name).orElse(""),
                filter.least().rank(),
                filter.channel(),
                filter.provider(),
                filter.person(),
                filter.text());
    }

    /// Empty if there is none with that id.
    public Optional<ActivityStory> story(long id) {
        return store.story(id).flatMap(ActivityLog::story);
    }

    /// What happened in a story, in order.
    ///
    /// @param from how many to leave out
    public List<ActivityEntry> entries(long story, int from, int limit) {
        return store.facts(story, from, limit).stream()
                .flatMap(fact -> event(fact).flatMap(ActivityEntry::of).stream())
                .toList();
    }

    /// Empty for what a newer release has stored.
    private static Optional<ActivityStory> story(Headline headline) {
        var story = headline.story();
        var kind = Stream.of(StoryKind.values())
                .filter(one -> one.name().equals(story.kind()))
                .findFirst();
        if (kind.isEmpty()) return Optional.empty();
        return event(headline.last())
                .flatMap(last -> ActivityEntry.of(last)
                        .map(latest -> new ActivityStory(
                                story.id(),
                                kind.get(),
                                Severity.ofRank(story.severity()),
                                story.began(),
                                story.ended(),
                                story.facts(),
                                latest,
                                provider(last))));
    }

    private static Optional<Event> event(StoredFact fact) {
        return FactCodec.read(fact.type(), fact.at(), fact.detail());
    }

    private static Optional<ProviderId> provider(Event event) {
        return event instanceof Event.OnProvider it ? Optional.of(it.provider()) : Optional.empty();
    }

    /// The names of all providers that stories mention.
    public List<String> providers() {
        return store.names(Role.PROVIDER).stream().map(Mention::name).toList();
    }

    /// The names of all users that stories mention.
    public List<String> people() {
        return store.names(Role.PERSON).stream().map(Mention::name).toList();
    }

    /// The newest thousand at most, as soon as they happen: those with higher numbers than `after`, in order.
    public List<NumberedEntry> newest(long after) {
        return recorder.after(after);
    }

    public ActivitySize size() {
        var size = store.size();
        return new ActivitySize(size.stories(), size.facts(), size.bytes(), size.oldest());
    }

    /// Writes everything that the filter lets through, the newest story first and each story from its beginning, as
    /// UTF-8; does not close the stream.
    public void export(ActivityFilter filter, ExportFormat format, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Spreadsheets take it for another encoding otherwise.
        writer.write(format == ExportFormat.CSV ? "\uFEFFtime,story,kind,severity,event,channel,text\r\n" : "[");
        var before = Long.MAX_VALUE;
        var isFirst = true;
        for (var piece = stories(filter, before, PIECE); !piece.isEmpty(); piece = stories(filter, before, PIECE)) {
            for (var story : piece) isFirst = export(story, format, isFirst, writer);
            before = piece.getLast().id();
        }
        writer.write(format == ExportFormat.CSV ? "" : "\n]\n");
        writer.flush();
    }

    private boolean export(ActivityStory story, ExportFormat format, boolean isFirst, Writer writer)
            throws IOException {
        var first = isFirst;
        for (var from = 0; from < story.facts(); from += PIECE) {
            for (var fact : store.facts(story.id(), from, PIECE)) {
                var event = event(fact);
                var entry = event.flatMap(ActivityEntry::of);
                if (entry.isEmpty()) continue;
                if (format == ExportFormat.CSV) writer.write(csv(story, fact, entry.get()));
                else writer.write((first ? "\n" : ",\n") + json(story, fact, event.get(), entry.get()));
                first = false;
            }
        }
        return first;
    }

    private static String csv(ActivityStory story, StoredFact fact, ActivityEntry entry) {
        return String.join(
                        ",",
                        fact.at().toString(),
                        Long.toString(story.id()),
                        story.kind().name().toLowerCase(Locale.ROOT),
                        entry.kind().severity().name().toLowerCase(Locale.ROOT),
                        fact.type(),
                        entry.channel().map(Object::toString).orElse(""),
                        ViewingExport.quoted(entry.text()))
                + "\r\n";
    }

    private static String json(ActivityStory story, StoredFact fact, Event event, ActivityEntry entry) {
        var values = new LinkedHashMap<String, Object>();
        values.put("story", story.id());
        values.put("storyKind", story.kind());
        values.put("severity", entry.kind().severity());
        values.put("event", fact.type());
        values.put("text", entry.text());
        values.putAll(FactCodec.values(event));
        return Json.write(values);
    }

    /// Stores what was published before.
    @Override
    public void close() {
        viewings.close();
        recorder.close();
    }
}
