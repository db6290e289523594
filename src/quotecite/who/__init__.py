"""Who is who: the persons and bodies of an article, and what each mention means."""
