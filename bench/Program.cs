using Lodestar.Bench;

// The measurements by name; without a name, all of them. Each prints a Markdown table with the target.
var wanted =
    args.Length == 0
        ?
        [
            "weight",
            "start",
            "question",
            "submissions",
            "submissions-postgres",
            "protection",
            "pooled",
            "growth",
            "export",
            "identifiers",
            "teams",
            "plain",
            "first-export",
        ]
        : args;
foreach (var name in wanted)
{
    Console.WriteLine($"\n## {name}\n");
    switch (name)
    {
        case "weight":
            await Weight.MeasureAsync();
            break;
        case "start":
            await Start.MeasureAsync();
            break;
        case "teams":
            await TeamPages.MeasureAsync();
            break;
        case "question":
            await QuestionPage.MeasureAsync();
            break;
        case "submissions":
            await Submissions.MeasureAsync();
            break;
        case "submissions-postgres":
            await Submissions.MeasureAsync(postgres: true);
            break;
        case "pooled":
            await Pooled.MeasureAsync();
            break;
        case "export":
            await Export.MeasureAsync();
            break;
        case "identifiers":
            await IdentifierScan.MeasureAsync();
            break;
        case "plain":
            await Plain.MeasureAsync();
            break;
        case "first-export":
            await FirstExport.MeasureAsync();
            break;
        case "growth":
            await Growth.MeasureAsync();
            break;
        case "protection":
            Protection.Measure();
            break;
        default:
            Console.Error.WriteLine(
                $"There is no measurement '{name}'. There are: weight, start, question, submissions, submissions-postgres, protection, pooled, "
                    + "growth, export, identifiers, teams, plain, first-export."
            );
            return 2;
    }
}

return 0;
