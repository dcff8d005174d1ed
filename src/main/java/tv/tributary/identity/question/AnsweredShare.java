package tv.tributary.identity.question;

/// How a user has answered questions of one kind so far, which corrects how sure the next ones are: the labelled names
/// that the odds were learnt from are not the user's own. Pure.
///
/// @param expected how many of the answers were expected to be yes: the sum of the sureness of the questions
/// @param yes how many were; @param no how many were not
public record AnsweredShare(double expected, int yes, int no) {
    public static final AnsweredShare NONE = new AnsweredShare(0, 0, 0);

    /// So many made-up answers that are as expected keep a first few from deciding.
    private static final double PRIOR = 4;
    private static final double LEAST = 0.01;

    /// One more answer to a question of these odds.
    public AnsweredShare with(double odds, boolean isYes) {
        return new AnsweredShare(expected + share(odds), yes + (isYes ? 1 : 0), no + (isYes ? 0 : 1));
    }

    /// The odds of a question as this user answers, where labelled names say `odds`.
    public double corrected(double odds) {
        var answers = yes + no;
        if (answers == 0) return odds;
        var mean = Math.clamp(expected / answers, LEAST, 1 - LEAST);
        var mine = (yes + PRIOR * mean) / (answers + PRIOR);
        return odds + odds(Math.clamp(mine, LEAST, 1 - LEAST)) - odds(mean);
    }

    /// Odds as hundredths from 1 to 99.
    public static int sureness(double odds) {
        return Math.clamp(Math.round(100 * share(odds)), 1, 99);
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static double odds(double share) {
        return Math.log(share / (1 - share));
    }
}
