"""What is said and shown, whatever the medium: no Streamlit, Typst or PowerPoint here."""
