package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tv.tributary.catalog.m3u.ListEntries;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.store.SourceStore.Known;
import tv.tributary.testkit.ProviderList;
import tv.tributary.testkit.ProviderList.Change;
import tv.tributary.testkit.ProviderList.Stream;
import tv.tributary.testkit.ProviderList.Writing;

/// Through whatever providers do to a list, a source is the stream it was or waits; and it does not wait where a person
/// would have known it.
class EntryReconcilerPropertiesTest {
    /// What is stored, with the stream each source truly is.
    private record Stored(Known known, Stream stream) {}

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void aSourceNeverBecomesAnotherStream(@ForAll long seed, @ForAll Writing writing) {
        var random = new Random(seed);
        var list = new ProviderList(random, writing, 4 + random.nextInt(20));
        var stored = first(list);
        for (var sync = 0; sync < 20; sync++) {
            var changes = list.change();
            stored = next(stored, list, changes, writing);
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void entriesThatOnlyTheirAddressTellsApartAreKnownByIt(@ForAll long seed) {
        var random = new Random(seed);
        for (var writing : Writing.values()) {
            if (!writing.names()) continue;
            var list = new ProviderList(random, writing, 6);
            list.insertTwin();
            list.insertTwin();
            var stored = first(list);
            for (var sync = 0; sync < 10; sync++) {
                var changes = list.change(EnumSet.complementOf(EnumSet.of(Change.DEAL_IDS)));
                stored = next(stored, list, changes, writing);
            }
        }
    }

    private static List<Stored> first(ProviderList list) {
        var stored = new ArrayList<Stored>();
        var entries = entries(list.text());
        for (var i = 0; i < entries.size(); i++) {
            stored.add(new Stored(
                    known(i + 1, entries.get(i), i, false), list.streams().get(i)));
        }
        return stored;
    }

    /// Reads the list's new edition and stores it.
    private static List<Stored> next(List<Stored> before, ProviderList list, Set<Change> changes, Writing writing) {
        var entries = entries(list.text());
        var entryIndex = new EntryIndex();
        for (var entry : entries) entryIndex.add(entry, 0, 0);
        var entryReconciler = new EntryReconciler(
                action -> before.forEach(one -> action.accept(one.known)),
                entryIndex,
                entries::get,
                NamingConventions.NONE,
                ChannelIdentifier.SHIPPED,
                new StreamAddressing() {});
        var matches = entryReconciler.settle();
        var after = new ArrayList<Stored>();
        var seen = new HashSet<Long>();
        var lastId = before.stream().mapToLong(one -> one.known.id()).max().orElse(0);
        for (var i = 0; i < entries.size(); i++) {
            var stream = list.streams().get(i);
            var index = matches[i];
            var id = index < 0 ? ++lastId : entryReconciler.known().id(index);
            seen.add(id);
            after.add(new Stored(known(id, entries.get(i), i, false), stream));
            if (index >= 0) {
                // Where addresses are places, another name in a place is a new name.
                if (writing == Writing.PLACE_IN_LIST && entryReconciler.known().isAt(index, i)) continue;
                var was = of(before, id);
                assertThat(stream.truth())
                        .as("%s was %s and is %s after %s", writing, was, stream, changes)
                        .isEqualTo(was.stream.truth());
            } else {
                assertThat(isPlain(stream, before, changes, writing))
                        .as("%s is not known again after %s", stream, changes)
                        .isFalse();
            }
        }
        for (var one : before) {
            if (!seen.contains(one.known.id())) after.add(new Stored(gone(one.known), one.stream));
        }
        return after;
    }

    /// Whether a person would know the stream again.
    private static boolean isPlain(Stream stream, List<Stored> before, Set<Change> changes, Writing writing) {
        var was = before.stream()
                .filter(one -> one.stream.truth() == stream.truth())
                .toList();
        if (was.isEmpty()) return false;
        var isNamed = was.stream()
                .anyMatch(one -> one.stream.name().equals(stream.name())
                        && one.stream.group().equals(stream.group())
                        && one.stream.guideId().equals(stream.guideId()));
        if (isNamed && was.size() == 1) return true;
        var isOnlyHere = was.stream().noneMatch(one -> one.known.gone());
        return isOnlyHere && writing.names() && !changes.contains(Change.DEAL_IDS) && !changes.contains(Change.DROP);
    }

    private static Stored of(List<Stored> stored, long id) {
        return stored.stream().filter(one -> one.known.id() == id).findFirst().orElseThrow();
    }

    private static Known known(long id, ListEntry entry, int position, boolean gone) {
        return new Known(
                id,
                entry.kind(),
                entry.name(),
                entry.group(),
                entry.guideId(),
                entry.url(),
                "tv|" + entry.name(),
                0,
                position,
                gone);
    }

    private static Known gone(Known one) {
        return new Known(
                one.id(),
                one.kind(),
                one.name(),
                one.group(),
                one.tvgId(),
                one.url(),
                one.mergeKey(),
                one.content(),
                one.position(),
                true);
    }

    private static List<ListEntry> entries(String text) {
        var entries = new ArrayList<ListEntry>();
        try {
            M3uReader.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    entry -> entries.add(ListEntries.of(entry, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
