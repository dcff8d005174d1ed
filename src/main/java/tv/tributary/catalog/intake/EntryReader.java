package tv.tributary.catalog.intake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.identity.name.Identity;
import tv.tributary.identity.name.ListNumber;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.name.StreamDescriptor;
import tv.tributary.identity.name.StreamDescriptor.EntryName;
import tv.tributary.identity.text.Hash;
import tv.tributary.model.SourceKind;
import tv.tributary.store.MapCodec;
import tv.tributary.store.StagedEntry;

/// Converts a list entry to what is stored of it. Pure.
final class EntryReader {
    /// Part of every content hash: raising it makes the next sync store all entries anew, for when names are read
    /// differently.
    private static final String EDITION = "15";

    private final M3uEntry entry;
    private final NamingConventions namingConventions;
    private final SourceKind kind;
    private final StreamAddress address;
    private final Optional<Obstacle> obstacle;
    private final String name;
    private final String headers;
    private final String attributes;
    private final long content;

    EntryReader(M3uEntry entry, NamingConventions namingConventions) {
        this.entry = entry;
        this.namingConventions = namingConventions;
        this.kind = SourceKind.valueOf(entry.kind().name());
        this.address = StreamAddress.of(entry.url());
        this.obstacle = isChannel(kind) ? Obstacle.of(entry, address) : Optional.empty();
        this.name = entry.name();
        this.headers = MapCodec.write(entry.headers());
        this.attributes = MapCodec.write(others(entry));
        this.content = hash();
    }

    /// Of name, group and guide id: what a person knows an entry by.
    static long label(String name, String group, String tvgId) {
        return Hash.of(Hash.of(name(name), group), tvgId);
    }

    static long name(String name) {
        return Hash.of(name);
    }

    /// Hash of everything that is stored of it.
    long content() {
        return content;
    }

    /// Why it never becomes a channel though it is listed as one.
    Optional<Obstacle> obstacle() {
        return obstacle;
    }

    /// What it has in common with the other streams of its channel; empty if it is in none.
    String mergeKey() {
        return isPlayable() ? Identity.of(sighting(entry), namingConventions).key() : "";
    }

    String url() {
        return entry.url();
    }

    String headers() {
        return headers;
    }

    /// Reads its name, too; costs as much as all the rest.
    ///
    /// @param source the one it is, 0 for none yet
    /// @param position its place in the list, from 0
    StagedEntry staged(long source, int position) {
        var title = name;
        var mergeKey = "";
        var quality = 0;
        var number = entry.number();
        if (number.isEmpty()) number = ListNumber.of(name);
        if (isPlayable()) {
            var identity = Identity.of(sighting(entry), namingConventions);
            title = identity.title();
            mergeKey = identity.key();
            quality = identity.quality().rank();
        }
        return new StagedEntry(
                source,
                position,
                content,
                kind,
                name,
                entry.group(),
                entry.logo(),
                entry.tvgId(),
                entry.tvgName(),
                number,
                entry.url(),
                headers,
                attributes,
                title,
                quality,
                mergeKey);
    }

    private long hash() {
        var content = Hash.of(label(name, entry.group(), entry.tvgId()), EDITION);
        content = Hash.of(content, kind.name());
        content = Hash.of(content, entry.logo());
        content = Hash.of(content, entry.tvgName());
        content = Hash.of(content, entry.number());
        content = Hash.of(content, entry.url());
        content = Hash.of(content, headers);
        content = Hash.of(content, attributes);
        var effect = isPlayable() ? namingConventions.effect(listing(entry)) : "";
        if (!effect.isEmpty()) content = Hash.of(content, effect);
        return content;
    }

    /// What its name means, without the rest; empty for what is not to become a channel.
    static String mergeKey(M3uEntry entry, NamingConventions namingConventions) {
        var kind = SourceKind.valueOf(entry.kind().name());
        return isChannel(kind)
                        && Obstacle.of(entry, StreamAddress.of(entry.url())).isEmpty()
                ? Identity.of(sighting(entry), namingConventions).key()
                : "";
    }

    /// What a list says about a stream's channel.
    static StreamDescriptor sighting(M3uEntry entry) {
        return new StreamDescriptor(listing(entry), entry.tvgId(), entry.logo());
    }

    private static EntryName listing(M3uEntry entry) {
        return new EntryName(SourceKind.valueOf(entry.kind().name()), entry.name(), entry.group(), entry.tvgName());
    }

    /// Whether it may become a stream of a channel.
    boolean isPlayable() {
        return isChannel(kind) && obstacle.isEmpty();
    }

    private static boolean isChannel(SourceKind kind) {
        return kind == SourceKind.LIVE || kind == SourceKind.RADIO;
    }

    /// What has no column of its own: attributes that say something else, and other lines under what stands before
    /// their `=`.
    private static Map<String, String> others(M3uEntry entry) {
        var attributes = entry.attributes();
        var directives = entry.directives();
        if (attributes.isEmpty() && directives.isEmpty()) return Map.of();
        var others = new LinkedHashMap<String, String>();
        attributes.forEach((key, value) -> {
            if (!value.equals(column(entry, key))) others.put(key, value);
        });
        for (var line : directives) {
            var sign = line.indexOf('=');
            var key = sign < 0 ? line : line.substring(0, sign);
            var unique = others.containsKey(key) ? line : key;
            others.put(unique, sign < 0 ? "" : line.substring(sign + 1));
        }
        return others;
    }

    /// The value stored in a column for an attribute; never equal to a value for those without.
    private static String column(M3uEntry entry, String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "tvg-id" -> entry.tvgId();
            case "tvg-name" -> entry.tvgName();
            case "tvg-logo" -> entry.logo();
            case "tvg-chno" -> entry.number();
            case "group-title" -> entry.group();
            default -> "\n";
        };
    }
}
