package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tv.tributary.health.PictureFindings.Sound;
import tv.tributary.health.StreamPictures.StreamPicture;

/// Finds cards such as "channel offline": one provider shows the same picture on many channels. Channels that share a
/// programme show the same, too, but at the same moment only; radio shows a picture that stands still, but is heard.
/// Pure.
final class SlateFinder {
    /// On so many channels: a programme is rarely shared by more, and languages of one channel are rarely more.
    static final int CHANNELS = 5;
    /// Bits of a fingerprint that may differ between two copies of a picture.
    private static final int BITS = 3;
    /// Longer than a picture of a programme that several channels share.
    private static final Duration APART = Duration.ofMinutes(10);

    private SlateFinder() {}

    /// Those that show the same as `one`, itself among them, if that is on so many channels that it is a card.
    ///
    /// @param all of the same provider
    /// @return none if it is none
    static List<StreamPicture> sharing(StreamPicture one, Collection<StreamPicture> all) {
        var alike = all.stream().filter(other -> isAlike(one, other)).toList();
        return isCard(alike) ? alike : List.of();
    }

    /// Whether it may be one, and only a measurement can tell: nothing is known yet of movement and sound.
    static boolean isSuspect(StreamPicture one, Collection<StreamPicture> all) {
        var alike = all.stream().filter(other -> isAlike(one, other)).toList();
        return channels(alike).size() >= CHANNELS && alike.stream().noneMatch(it -> it.sound() == Sound.AUDIBLE);
    }

    private static boolean isCard(List<StreamPicture> alike) {
        if (channels(alike).size() < CHANNELS) return false;
        var quietAndStill = alike.stream()
                .filter(one -> one.still() && one.sound() != Sound.AUDIBLE)
                .toList();
        if (channels(quietAndStill).size() >= CHANNELS) return true;
        var moving =
                alike.stream().filter(one -> !one.still() && one.pictures() > 1).toList();
        return channels(moving).size() >= CHANNELS && span(moving).compareTo(APART) >= 0;
    }

    static boolean isAlike(StreamPicture one, StreamPicture other) {
        return one.hash().isPresent()
                && other.hash().isPresent()
                && Long.bitCount(one.hash().getAsLong() ^ other.hash().getAsLong()) <= BITS;
    }

    private static Set<Long> channels(List<StreamPicture> pictures) {
        var channels = new HashSet<Long>();
        pictures.forEach(one -> channels.add(one.channel().value()));
        return channels;
    }

    private static Duration span(List<StreamPicture> pictures) {
        var first =
                pictures.stream().map(StreamPicture::at).min(Instant::compareTo).orElseThrow();
        var last =
                pictures.stream().map(StreamPicture::at).max(Instant::compareTo).orElseThrow();
        return Duration.between(first, last);
    }
}
