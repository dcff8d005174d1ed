package tv.tributary.identity.question;

import static tv.tributary.identity.question.QuestionSign.ASKED;
import static tv.tributary.identity.question.QuestionSign.COMMON_LANGUAGE;
import static tv.tributary.identity.question.QuestionSign.COUNTRY_UNSAID;
import static tv.tributary.identity.question.QuestionSign.FOUR_COUNTRIES;
import static tv.tributary.identity.question.QuestionSign.LANGUAGE_FITS;
import static tv.tributary.identity.question.QuestionSign.LANGUAGE_UNSAID;
import static tv.tributary.identity.question.QuestionSign.LISTED_AS_FEEDS;
import static tv.tributary.identity.question.QuestionSign.LISTED_AS_ONE;
import static tv.tributary.identity.question.QuestionSign.LISTED_AS_TWO;
import static tv.tributary.identity.question.QuestionSign.LISTED_AS_TWO_SURELY;
import static tv.tributary.identity.question.QuestionSign.LISTED_SURELY;
import static tv.tributary.identity.question.QuestionSign.LONG_NAME;
import static tv.tributary.identity.question.QuestionSign.MANY_LISTED;
import static tv.tributary.identity.question.QuestionSign.NATIONAL_NAME;
import static tv.tributary.identity.question.QuestionSign.NEAR_COUNTRIES;
import static tv.tributary.identity.question.QuestionSign.NINE_COUNTRIES;
import static tv.tributary.identity.question.QuestionSign.ONE_LIST;
import static tv.tributary.identity.question.QuestionSign.OTHER_GUIDE_COUNTRY;
import static tv.tributary.identity.question.QuestionSign.OTHER_SPELLING;
import static tv.tributary.identity.question.QuestionSign.OTHER_TITLE;
import static tv.tributary.identity.question.QuestionSign.SAME_GUIDE_ID;
import static tv.tributary.identity.question.QuestionSign.SAME_LOGO;
import static tv.tributary.identity.question.QuestionSign.SEVERAL_WORDS;
import static tv.tributary.identity.question.QuestionSign.SHORT_NAME;
import static tv.tributary.identity.question.QuestionSign.TWO_COUNTRIES;

import java.util.Map;
import java.util.Set;

/// How much each [QuestionSign] speaks for a yes, as logarithms of odds: their sum is the odds that a question is
/// answered with yes. Learnt from labelled names by logistic regression (`QuestionWeightsFit` in the tests). Immutable.
record QuestionWeights(Map<QuestionSign, Double> weights) {
    /// Of questions whether two channels are one.
    static final QuestionWeights JOIN = new QuestionWeights(Map.ofEntries(
            Map.entry(ASKED, -2.32),
            Map.entry(NEAR_COUNTRIES, 1.34),
            Map.entry(COMMON_LANGUAGE, -0.26),
            Map.entry(TWO_COUNTRIES, 0.56),
            Map.entry(FOUR_COUNTRIES, -0.21),
            Map.entry(NINE_COUNTRIES, 1.17),
            Map.entry(COUNTRY_UNSAID, 1.07),
            Map.entry(LANGUAGE_UNSAID, -1.26),
            Map.entry(LANGUAGE_FITS, 2.14),
            Map.entry(SAME_GUIDE_ID, 2.65),
            Map.entry(SAME_LOGO, 1.50),
            Map.entry(ONE_LIST, -0.76),
            Map.entry(OTHER_SPELLING, 1.10),
            Map.entry(SHORT_NAME, 0.17),
            Map.entry(SEVERAL_WORDS, -0.24),
            Map.entry(LISTED_AS_ONE, 0.78),
            Map.entry(LISTED_SURELY, 0.97),
            Map.entry(LISTED_AS_TWO, -1.28),
            Map.entry(LISTED_AS_FEEDS, 0.03)));
    /// Of questions whether one channel should be two.
    static final QuestionWeights SPLIT = new QuestionWeights(Map.ofEntries(
            Map.entry(NEAR_COUNTRIES, -0.95),
            Map.entry(COMMON_LANGUAGE, 0.14),
            Map.entry(TWO_COUNTRIES, -0.82),
            Map.entry(FOUR_COUNTRIES, 0.11),
            Map.entry(NINE_COUNTRIES, -0.52),
            Map.entry(SAME_GUIDE_ID, -0.93),
            Map.entry(OTHER_GUIDE_COUNTRY, 0.21),
            Map.entry(ONE_LIST, 1.66),
            Map.entry(OTHER_SPELLING, 0.14),
            Map.entry(OTHER_TITLE, -0.42),
            Map.entry(SHORT_NAME, -0.36),
            Map.entry(LONG_NAME, -0.68),
            Map.entry(SEVERAL_WORDS, -0.49),
            Map.entry(NATIONAL_NAME, -0.09),
            Map.entry(LISTED_AS_ONE, -1.37),
            Map.entry(LISTED_AS_TWO, 0.03),
            Map.entry(LISTED_AS_TWO_SURELY, 1.02),
            Map.entry(LISTED_AS_FEEDS, 1.13),
            Map.entry(MANY_LISTED, 1.49)));

    QuestionWeights {
        weights = Map.copyOf(weights);
    }

    double odds(Set<QuestionSign> signs) {
        var odds = 0.0;
        for (var sign : signs) odds += weights.getOrDefault(sign, 0.0);
        return odds;
    }
}
