using System.CommandLine;
using Lodestar.Kernel;

namespace Lodestar.Practice;

/// <summary>The command <c>lodestar figures verify</c>, which compares the kept counts with the answers.</summary>
internal static class FiguresCommand
{
    private static readonly Option<bool> Mend = new("--mend") { Description = "Keep what the answers say, where something differs" };

    /// <summary>Makes the command.</summary>
    public static Command Make(CommandShell shell)
    {
        var verify = new Command("verify", "Count all answers again and compare them with the kept counts; exit code 1 if they differ") { Mend };
        verify.SetAction((parsed, stop) => VerifyAsync(shell, parsed, stop));
        shell.AddOptions(verify);
        return new Command("figures", "Check the counts behind the figures") { verify };
    }

    private static async Task<int> VerifyAsync(CommandShell shell, ParseResult parsed, CancellationToken stop)
    {
        var differ = false;
        var ran = await shell.OnDatabaseAsync(
            parsed,
            async services =>
            {
                var tallies = services.GetRequiredService<TallyBook>();
                var mismatches = await tallies.VerifyAsync(stop);
                foreach (var mismatch in mismatches)
                {
                    // A group alone may be small. The output is for the person who runs the service, and contains no answers.
                    Console.WriteLine($"{mismatch.Round}: {mismatch.Group.By} {mismatch.Group.Code}: {mismatch.Kept} kept, {mismatch.Counted} counted");
                }

                differ = mismatches.Count > 0 && !parsed.GetValue(Mend);
                if (mismatches.Count > 0 && parsed.GetValue(Mend))
                {
                    await tallies.RebuildAsync(stop);
                }

                Console.WriteLine(
                    mismatches.Count == 0 ? "The kept counts are what the answers say."
                    : differ ? "The kept counts differ from the answers."
                    : "The kept counts were counted again."
                );
                return null;
            },
            stop
        );
        return ran == ExitCode.Done && differ ? ExitCode.DoesNotHold : ran;
    }
}
