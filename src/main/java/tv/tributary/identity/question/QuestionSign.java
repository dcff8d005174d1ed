package tv.tributary.identity.question;

/// What is seen about two channels that may be one, or about a part of a channel that may be one of its own.
public enum QuestionSign {
    /// Always there: how often the answer is yes where nothing else is seen.
    ASKED,
    /// Two countries of one [FeedZone].
    NEAR_COUNTRIES,
    /// A language is the first of both countries.
    COMMON_LANGUAGE,
    /// At most two, four, nine countries have channels of that name.
    TWO_COUNTRIES,
    FOUR_COUNTRIES,
    NINE_COUNTRIES,
    /// One does not say its country.
    COUNTRY_UNSAID,
    /// One does not say its language.
    LANGUAGE_UNSAID,
    /// One does not say its language, and the other's is the first of its country.
    LANGUAGE_FITS,
    SAME_GUIDE_ID,
    /// Or logos that look the same; labelled names have none, so its weight is a judgement.
    SAME_LOGO,
    OTHER_GUIDE_COUNTRY,
    /// One list has both.
    ONE_LIST,
    /// The names have other letters.
    OTHER_SPELLING,
    /// The names have other letters within one country.
    OTHER_TITLE,
    SHORT_NAME,
    LONG_NAME,
    SEVERAL_WORDS,
    /// It has its name within its country only.
    NATIONAL_NAME,
    /// The directory lists one feed for both.
    LISTED_AS_ONE,
    /// The directory is sure of it.
    LISTED_SURELY,
    /// The directory lists two channels.
    LISTED_AS_TWO,
    /// The directory lists two channels and is sure of both.
    LISTED_AS_TWO_SURELY,
    /// The directory lists two feeds of one channel.
    LISTED_AS_FEEDS,
    /// The directory has three feeds or more of that name.
    MANY_LISTED
}
