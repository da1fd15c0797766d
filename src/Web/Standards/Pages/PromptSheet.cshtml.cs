using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Lodestar.Standards.Pages;

/// <summary>A standard on one sheet of paper, for printing.</summary>
[AllowAnonymous]
internal sealed class PromptSheetPage(Packs packs, Words words) : StandardViewPage(packs, words);
