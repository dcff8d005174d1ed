package tv.tributary.server.api;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tv.tributary.access.View;
import tv.tributary.model.ParentalLimit;
import tv.tributary.model.QualityLimit;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.text.Messages;

/// The limits of a view as the API takes and shows them. Null stands for what stays as it is.
///
/// @param highestAge of age ratings; [#NO_AGE] or more for no limit
/// @param unrated whether what has no age rating is seen, where there is a limit
/// @param largestPicture in lines; 0 for any
/// @param mostKbps of streams in kbit/s; 0 for any
/// @param guideDays 0 for as many as the household gets
record ViewLimits(
        @Nullable Integer highestAge,
        @Nullable Boolean unrated,
        @Nullable Integer largestPicture,
        @Nullable Integer mostKbps,
        @Nullable Integer guideDays) {
    static final int NO_AGE = ParentalLimit.LOWEST_WITHOUT_EFFECT;

    static int highestAge(View view) {
        return view.parental().map(ParentalLimit::highestAge).orElse(NO_AGE);
    }

    static boolean unrated(View view) {
        return view.parental().map(ParentalLimit::unrated).orElse(true);
    }

    static int largestPicture(View view) {
        return quality(view, QualityLimit::height);
    }

    static int mostKbps(View view) {
        return quality(view, QualityLimit::kbps);
    }

    private static int quality(View view, Function<QualityLimit, Integer> part) {
        return view.quality().map(part).orElse(0);
    }

    /// @throws HttpError if a number is out of its range
    View over(View now) {
        int age = Optional.ofNullable(highestAge).orElse(highestAge(now));
        boolean withUnrated = Optional.ofNullable(unrated).orElse(unrated(now));
        int lines = Optional.ofNullable(largestPicture).orElse(largestPicture(now));
        int kbps = Optional.ofNullable(mostKbps).orElse(mostKbps(now));
        try {
            return now.withParental(age >= NO_AGE ? Optional.empty() : Optional.of(new ParentalLimit(age, withUnrated)))
                    .withQuality(
                            lines == 0 && kbps == 0 ? Optional.empty() : Optional.of(new QualityLimit(lines, kbps)))
                    .withGuideDays(Optional.ofNullable(guideDays).orElse(now.guideDays()));
        } catch (IllegalArgumentException _) {
            throw new HttpError(
                    Reason.BAD_REQUEST,
                    Messages.of("server.api.bad-limits", QualityLimit.HIGHEST_KBPS, View.MOST_GUIDE_DAYS));
        }
    }
}
