package tv.tributary.catalog.intake;

import java.util.Optional;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.name.NumberInName;
import tv.tributary.identity.text.Hash;
import tv.tributary.store.MapCodec;
import tv.tributary.store.StagedEntry;

/// Converts a list entry to what is stored of it. Pure.
final class EntryReader {
    /// Part of every content hash: raising it makes the next sync store all entries anew, for when names are read
    /// differently.
    private static final String EDITION = "18";

    private final ListEntry entry;
    private final NamingConventions namingConventions;
    private final ChannelIdentifier identifier;
    private final Optional<SkipReason> skipped;
    private final String headers;
    private final String attributes;

    EntryReader(ListEntry entry, NamingConventions namingConventions, ChannelIdentifier identifier) {
        this.entry = entry;
        this.namingConventions = namingConventions;
        this.identifier = identifier;
        this.skipped = entry.isChannel() ? SkipReason.of(entry) : Optional.empty();
        this.headers = MapCodec.write(entry.headers());
        this.attributes = MapCodec.write(entry.attributes());
    }

    /// Of name, group and guide id: what a person knows an entry by.
    static long label(String name, String group, String tvgId) {
        return Hash.of(Hash.of(name(name), group), tvgId);
    }

    static long name(String name) {
        return Hash.of(name);
    }

    /// Why it never becomes a channel though it is listed as one.
    Optional<SkipReason> skipped() {
        return skipped;
    }

    /// What it has in common with the other streams of its channel; empty if it is in none.
    String mergeKey() {
        return isPlayable()
                ? identifier.identify(entry.descriptor(), namingConventions).key()
                : "";
    }

    /// Whether it may become a stream of a channel.
    boolean isPlayable() {
        return entry.isChannel() && skipped.isEmpty();
    }

    /// Reads its name, too; costs as much as all the rest.
    ///
    /// @param source the one it is, 0 for none yet
    /// @param position its place in the list, from 0
    StagedEntry staged(long source, int position) {
        var title = entry.name();
        var mergeKey = "";
        var quality = 0;
        var number = entry.number();
        if (number.isEmpty()) number = NumberInName.of(entry.name());
        if (isPlayable()) {
            var channelIdentity = identifier.identify(entry.descriptor(), namingConventions);
            title = channelIdentity.title();
            mergeKey = channelIdentity.key();
            quality = channelIdentity.quality().rank();
        }
        return new StagedEntry(
                source,
                position,
                content(),
                entry.kind(),
                entry.name(),
                entry.group(),
                entry.logo(),
                entry.guideId(),
                entry.otherName(),
                number,
                entry.url(),
                headers,
                attributes,
                title,
                quality,
                mergeKey);
    }

    /// Hash of everything that is stored of it.
    long content() {
        var content = Hash.of(label(entry.name(), entry.group(), entry.guideId()), EDITION);
        content = Hash.of(content, entry.kind().name());
        content = Hash.of(content, entry.logo());
        content = Hash.of(content, entry.otherName());
        content = Hash.of(content, entry.number());
        content = Hash.of(content, entry.url());
        content = Hash.of(content, headers);
        content = Hash.of(content, attributes);
        var effect = isPlayable() ? namingConventions.effect(entry.descriptor()) : "";
        if (!effect.isEmpty()) content = Hash.of(content, effect);
        if (isPlayable() && !identifier.revision().isEmpty()) content = Hash.of(content, identifier.revision());
        return content;
    }
}
