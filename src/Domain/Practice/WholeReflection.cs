using Lodestar.Kernel;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>A reflection that arrives whole from a kiosk or another system, exactly as it was given.</summary>
/// <param name="Sector">Code of the sector; null if none was given.</param>
/// <param name="Districts">Codes of the districts.</param>
/// <param name="Answers">What was given for each item, by its id.</param>
public sealed record WholeReflection(string? Sector, IReadOnlyList<string> Districts, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    /// <summary>Makes a sheet from it under the same rules as a form, or lists everything that is wrong.</summary>
    /// <param name="pack">The pack of the round.</param>
    /// <param name="reflection">The reflection of the round.</param>
    /// <param name="problems">What is wrong, each with the name of its field; empty if nothing is.</param>
    public AnswerSheet? Check(Pack pack, PersonReflection reflection, out IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(reflection);
        var (sheet, found) = (AnswerSheet.Empty, new List<Problem>());
        foreach (var item in reflection.Items)
        {
            var (field, given) = item.Kind switch
            {
                ItemKind.Sector => ("sector", Sector is null ? [] : [Sector]),
                ItemKind.Districts => ("districts", Districts),
                _ => ($"answers.{item.Id}", Answers.GetValueOrDefault(item.Id)),
            };
            if (given is null)
            {
                continue;
            }

            if (item.Kind == ItemKind.Text)
            {
                found.Add(new Problem(field, "practice.api.free-text"));
                continue;
            }

            var checkedAnswer = AnswerCheck.Check(pack, reflection, item, given, field);
            if (checkedAnswer.Problem is { } problem)
            {
                found.Add(problem);
            }
            else
            {
                sheet = sheet.With(item, checkedAnswer.Value);
            }
        }

        var asked = reflection.Items.Where(item => item.Kind is not (ItemKind.Sector or ItemKind.Districts)).Select(item => item.Id).ToHashSet();
        found.AddRange(Answers.Keys.Where(id => !asked.Contains(id)).Select(id => new Problem($"answers.{id}", "practice.api.unknown-item")));
        found.AddRange(
            reflection
                .Items.Where(item => sheet.Has(item) && !Journey.IsAsked(reflection, item, sheet))
                .Select(item => new Problem($"answers.{item.Id}", "practice.api.not-asked"))
        );
        problems = found;
        return found.Count == 0 ? sheet : null;
    }
}
