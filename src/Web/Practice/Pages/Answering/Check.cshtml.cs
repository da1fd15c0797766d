using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Practice.Pages.Answering;

/// <summary>The page of all answers before they are submitted.</summary>
[AllowAnonymous, NeedsSitting, EnableRateLimiting(PracticeLimits.Submissions)]
internal sealed class CheckPage(CurrentSitting current, Sheets sheets, ReflectionRounds rounds, QuestionControls questions, Words words) : PageModel
{
    public OpenSitting Open => current.Open;

    /// <summary>True if the round ended while the person was answering.</summary>
    public bool RoundIsOver => Open.Round?.IsOverOn(rounds.Today) == true;

    public string Back => Open.Journey.Steps is [.., var last] ? PracticeLinks.Question(last.Id) : PracticeLinks.Before;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Anyone who comes here by an old address first finishes what is still open.
        if (Open.Journey.FirstOpen is { } open)
        {
            return Redirect(PracticeLinks.Question(open.Id));
        }

        return Redirect(await sheets.SubmitAsync(Open, RoundIsOver, stop) ? PracticeLinks.Result : PracticeLinks.Check);
    }

    /// <summary>The sections with the questions that are asked, each as a row with a link to change it.</summary>
    public IEnumerable<(Section Section, bool Skipped, SummaryListOptions List)> Sections()
    {
        var journey = Open.Journey;
        foreach (var section in Open.Reflection.Sections)
        {
            var steps = journey.Steps.Where(step => step.Section == section).ToList();
            if (section.Private && Open.IsSubmitted && steps.Count > 0)
            {
                yield return (section, false, new SummaryListOptions { Rows = [Hidden(section, steps[0])] });
                continue;
            }

            var rows = steps.SelectMany(step => Journey.ItemsOf(step).Select(item => Row(item, step))).ToList();
            var skipped = Open.Answers.Skipped.Contains(section.Id);
            if (rows.Count > 0 || (skipped && steps.Count > 0))
            {
                yield return (section, skipped, new SummaryListOptions { Rows = rows });
            }
        }
    }

    // Always a single row: which follow-up questions appear would reveal the answers.
    private SummaryRow Hidden(Section section, Step first) =>
        new()
        {
            Key = new Content { Text = section.Title },
            Value = new Content { Text = words["practice.check.hidden-part"] },
            Actions = new SummaryActions
            {
                Items =
                [
                    new SummaryAction
                    {
                        Href = PracticeLinks.Question(first.Id),
                        Text = words["practice.check.change"],
                        VisuallyHiddenText = section.Title,
                    },
                ],
            },
        };

    private SummaryRow Row(Item item, Step step)
    {
        var labels = questions.Labels(Open, item);
        var answered = step.Section.Private ? words["practice.check.hidden"] : string.Join("; ", labels);
        var missing = words[item.Kind == ItemKind.Text ? "practice.check.nothing" : "practice.check.not-yet"];
        return new SummaryRow
        {
            Key = new Content { Text = item.Question },
            Value = new Content { Text = labels.Count > 0 ? answered : missing },
            Actions = new SummaryActions
            {
                Items =
                [
                    new SummaryAction
                    {
                        Href = PracticeLinks.Question(step.Id),
                        Text = words["practice.check.change"],
                        VisuallyHiddenText = item.Question,
                    },
                ],
            },
        };
    }
}
