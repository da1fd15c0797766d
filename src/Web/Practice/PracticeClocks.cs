using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.RunningRounds;

namespace Lodestar.Practice;

/// <summary>How long answers, and all that belongs to a round, stay.</summary>
internal static class PracticeClocks
{
    private const int MonthsOfCodes = 36;
    private const int MonthsOfRunning = 24;

    public static IEnumerable<RetentionClock> All(int months) =>
    [
        new RoundAnswersClock(months),
        new ExpiryClock<Sheet>(
            "practice_sheets", "Answers outside rounds", $"{months} months after they were last changed", "so that a person can compare two or three reflections",
            (db, at) =>
            {
                var last = Week.DayOf(at).AddMonths(-months);
                return db.Set<Sheet>().Where(sheet => sheet.RoundId == null && sheet.Week <= last).OrderBy(sheet => sheet.Week);
            })
        { IsTold = true },
        new("practice_entries", "Saves of answers", "with the answers they belong to", "they are the answers"),
        new("practice_open_showings", "Counts of the last showing of an open round", "with the answers of the round", "the next showing is protected together with it"),
        new ExpiryClock<ReturnRecord>(
            "practice_returns", "Return codes, as keyed hashes", $"{MonthsOfCodes} months after they were given out or last opened something", "a code outlives the answers of the longest round, and tells nothing once they are gone",
            (db, at) =>
            {
                var last = Week.DayOf(at).AddMonths(-MonthsOfCodes);
                return db.Set<ReturnRecord>()
                    .Where(record => (record.OpenedWeek != null || record.Month != null) && (record.OpenedWeek == null || record.OpenedWeek <= last) && (record.Month == null || record.Month <= last))
                    .OrderBy(record => record.Finder);
            })
        { IsTold = true },
        new ExpiryClock<Sitting>(
            "practice_sittings", "Sittings", "three to four hours, or until the person leaves", "a shared computer does not stay open",
            (db, at) => db.Set<Sitting>().Where(sitting => sitting.Until <= at).OrderBy(sitting => sitting.Until))
        { IsShort = true },
        new ExpiryClock<ReturnFailures>(
            "practice_return_failures", "Failed tries of a return code", "one day", "so long the code is locked after five",
            (db, at) => db.Set<ReturnFailures>().Where(failed => failed.Until <= at).OrderBy(failed => failed.Until))
        { IsShort = true },
        new ExpiryClock<ArrivalKey>(
            "practice_arrivals", "Keys of reflections that arrived by API", "one to two days", "whoever sends the same again gets the same reply",
            (db, at) => db.Set<ArrivalKey>().Where(arrival => arrival.Until <= at).OrderBy(arrival => arrival.Until))
        { IsShort = true },
        new ExpiryClock<RoundMessage>(
            "running_rounds_messages", "Which organisation was written to in a round", $"{MonthsOfRunning} months", "so that nobody is asked twice, and as long as the audit log",
            (db, at) =>
            {
                var last = Week.DayOf(at).AddMonths(-MonthsOfRunning);
                return db.Set<RoundMessage>().Where(message => message.SentOn <= last).OrderBy(message => message.SentOn);
            }),
        new ExpiryClock<RoundExtension>(
            "rounds_extensions", "More days for one organisation in a round", $"{MonthsOfRunning} months after its last day", "so that it can be explained, as long as the audit log",
            (db, at) =>
            {
                var last = Week.DayOf(at).AddMonths(-MonthsOfRunning);
                return db.Set<RoundExtension>().Where(extension => extension.ClosesOn <= last).OrderBy(extension => extension.ClosesOn);
            }),
        new("practice_tallies", "Tallies of a round", "while the partnership runs", "counts and never answers; figures of a round stay comparable with the next"),
        new("practice_showings", "Published figures", "while the partnership runs", "they are public and point at nobody"),
        new("rounds_rounds", "Rounds", "while the partnership runs", "titles and dates, which the figures need; no person"),
    ];
}
