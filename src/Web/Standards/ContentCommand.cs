using System.CommandLine;
using Lodestar.Kernel;

namespace Lodestar.Standards;

/// <summary>The commands <c>lodestar content …</c>, for people who write a pack.</summary>
internal static class ContentCommand
{
    /// <summary>Makes the command and its subcommands.</summary>
    public static Command Make(CommandShell shell)
    {
        var path = new Argument<DirectoryInfo>("path") { Description = "The folder of the pack" };
        var on = new Option<string>("--on")
        {
            Description = "The day on which reviews are due or not, for instance 2028-05-31",
            DefaultValueFactory = _ => $"{Today:yyyy-MM-dd}",
        };
        var check = new Command("check", "Check a pack and name every fault with its file and line") { path, on };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(path), parsed.GetRequiredValue(on)));

        var publish = new Command("publish", "Freeze the pack's version under its hash, once it holds") { path };
        publish.SetAction(parsed => PublishVersion(parsed.GetRequiredValue(path)));

        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where to write the schemas" };
        var schema = new Command("schema", "Write the JSON Schema of each kind of file") { folder };
        schema.SetAction(parsed => WriteSchemas(parsed.GetRequiredValue(folder)));

        return new Command("content", "Work with a content pack") { check, publish, schema };
    }

    private static DateOnly Today => Week.DayOf(TimeProvider.System.GetUtcNow());

    private static int Check(DirectoryInfo folder, string on)
    {
        if (CommandText.Day(on) is not { } day)
        {
            Console.Error.WriteLine($"'{on}' is not a date. Write it like {Today:yyyy-MM-dd}.");
            return ExitCode.CouldNotRun;
        }

        return Check(folder, day);
    }

    private static int Check(DirectoryInfo folder, DateOnly day)
    {
        if (!folder.Exists)
        {
            Console.Error.WriteLine($"There is no folder {folder}. Give the folder that holds pack.yaml.");
            return ExitCode.CouldNotRun;
        }

        var faults = PackCheck.Faults(PackReader.Read(PackFiles.In(folder.FullName)), day);
        foreach (var fault in faults)
        {
            Console.Error.WriteLine($"{folder.ToString().TrimEnd('/')}/{fault}");
        }

        Console.Error.WriteLine(faults.Count == 0 ? "No faults." : $"{faults.Count} to mend.");
        return faults.Count == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static int PublishVersion(DirectoryInfo folder)
    {
        if (Check(folder, Today) is not ExitCode.Done and var fault)
        {
            return fault;
        }

        var files = PackFiles.In(folder.FullName);
        var reading = PackReader.Read(files).In();
        var pack = reading.Pack!;
        if (reading.Published?.Versions.Any(version => version.Version == pack.Info.Version) == true)
        {
            Console.Error.WriteLine($"Version {pack.Info.Version} is published already.");
            return ExitCode.Done;
        }

        var items = pack
            .Reflections.SelectMany(reflection => reflection.Items.Select(item => item.Id))
            .Concat(pack.Organisation?.Items.Select(item => item.Id) ?? []);
        var list = Path.Combine(folder.FullName, "published.yaml");
        var head = File.Exists(list) ? "" : "# Frozen versions. 'lodestar content publish' adds to this list; nothing takes away from it.\nversions:\n";
        File.AppendAllText(
            list,
            $"""
            {head}  - version: "{pack.Info.Version}"
                date: {Today:yyyy-MM-dd}
                sha-256: {files.Sha256}
                items: [{string.Join(", ", items)}]

            """.ReplaceLineEndings("\n")
        );
        Console.Error.WriteLine($"Published {pack.Info.Id} {pack.Info.Version}.");
        return ExitCode.Done;
    }

    private static int WriteSchemas(DirectoryInfo folder)
    {
        folder.Create();
        foreach (var (name, schema) in PackSchemas.All())
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), schema);
        }

        return ExitCode.Done;
    }
}
