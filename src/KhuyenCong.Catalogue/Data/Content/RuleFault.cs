namespace KhuyenCong.Catalogue.Data.Content;

/// <summary>What is wrong with a value and how to mend it: English in the messages of files, Vietnamese beside the field of a form.</summary>
internal readonly record struct RuleFault(string En, string Vi);
